#include "key/beam.h"

#include <algorithm>

namespace onoma {

// The ways to go on behind the paths, in the order in which they were found.
struct Beam::Candidates {
  struct Item {
    SoundPath path;
    uint32_t silent;  // what it costs without its new sounds
    SoundPath::Before before;
  };
  static constexpr uint32_t kMost = kPaths * ReadingArc::kMostOfUnit;
  std::array<Item, kMost> items;
  uint32_t count = 0;
};

void Beam::Begin(uint32_t first_cost) {
  for (uint32_t i = 0; i < kLanes; ++i) Put(i, {.last = 0, .cost = first_cost, .context = 0, .count = 0});
  size = 1;
}

void Beam::Read(const CutReader& reader, const ReadingCut& cut, uint32_t limit) {
  const auto arc_at = [&](uint32_t i) { return i < reader.arc_count ? reader.arcs[i] : ReadingArc{}; };
  if (cut.arcs == ReadingCut::kNoArcs) {
    for (uint32_t i = 0; i < size; ++i) cost[i] += cut.extra;
    return;
  }
  ReadingArc arc = arc_at(cut.arcs);
  if (arc.last != 0) {
    // The common case: letters that stand for one thing.
    for (uint32_t i = 0; i < size; ++i) {
      SoundPath one = path(i);
      one.cost += arc.cost + cut.extra;
      one.Append(arc.sounds, reader.sound_costs, &before[i]);
      Put(i, one);
    }
    return;
  }
  const uint32_t least = *std::min_element(cost, cost + size);
  if (least > limit) {
    size = 0;
    return;
  }
  Candidates candidates;
  for (uint32_t a = cut.arcs; a < cut.arcs + ReadingArc::kMostOfUnit; ++a) {
    arc = arc_at(a);
    for (uint32_t i = 0; i < size; ++i) {
      Candidates::Item& item = candidates.items[candidates.count];
      item.path = path(i);
      item.silent = item.path.cost + arc.cost;
      // What is too far behind can't win any more.
      if (item.silent > least + reader.hopeless) continue;
      if (item.path.count > kPacked) item.before = before[i];
      item.path.cost = item.silent + cut.extra;
      item.path.Append(arc.sounds, reader.sound_costs, &item.before);
      ++candidates.count;
    }
    if (arc.last != 0) break;
  }
  Choose(candidates);
}

void Beam::Choose(const Candidates& candidates) {
  struct Place {
    uint32_t cost;
    const Candidates::Item* item;
  };
  std::array<Place, kPaths> places;
  const auto same = [](const Candidates::Item& a, const Candidates::Item& b) {
    return a.path.last == b.path.last && a.path.count == b.path.count &&
           std::equal(a.before.begin(), a.before.begin() + a.path.full(), b.before.begin());
  };
  size = 0;
  for (uint32_t i = 0; i < candidates.count; ++i) {
    const Candidates::Item& item = candidates.items[i];
    if (size == kPaths && item.silent >= places.back().cost) continue;
    // If one string came about by two ways, the cheaper one stays, in the place of the first.
    uint32_t at = 0;
    while (at < size && !same(*places[at].item, item)) ++at;
    if (at < size) {
      places[at].cost = std::min(places[at].cost, item.path.cost);
      continue;
    }
    if (size < kPaths) {
      at = size++;
    } else if (places.back().cost > item.path.cost) {
      at = kPaths - 1;
    } else {
      continue;
    }
    for (; at > 0 && places[at - 1].cost > item.path.cost; --at) places[at] = places[at - 1];
    places[at] = {item.path.cost, &item};
  }
  for (uint32_t i = 0; i < size; ++i) {
    Put(i, places[i].item->path);
    cost[i] = places[i].cost;
    if (count[i] > kPacked) before[i] = places[i].item->before;
  }
}

}  // namespace onoma
