#include "names/ids.h"

#include <array>
#include <cstring>
#include <initializer_list>

#include "base/hash.h"
#include "format/format.h"

namespace onoma {
namespace {

constexpr uint64_t kTop = uint64_t{1} << 63;
constexpr uint64_t kNext = uint64_t{1} << 62;

// Hashes pieces one after another without joining them in memory.
class Hasher {
 public:
  Hasher() { XXH3_64bits_reset(&state_); }
  Hasher& Add(std::string_view bytes) {
    XXH3_64bits_update(&state_, bytes.data(), bytes.size());
    return *this;
  }
  template <typename T>
  Hasher& AddInteger(T value) {
    XXH3_64bits_update(&state_, &value, sizeof(value));
    return *this;
  }
  uint64_t Finish() const { return XXH3_64bits_digest(&state_); }

 private:
  XXH3_state_t state_;
};

NameId Person(std::initializer_list<NameId> parts) {
  Hasher hasher;
  hasher.Add(std::string_view("person\0", 7));
  bool derived = false;
  for (const NameId part : parts) {
    hasher.AddInteger(part.value());
    derived |= part.derived();
  }
  const uint64_t hash = hasher.Finish();
  return NameId(derived ? hash | kTop : (hash & ~kTop) | kNext);
}

}  // namespace

NameId TabledId(std::string_view slug) { return NameId(Hash64(slug) & ~(kTop | kNext)); }

NameId DerivedId(Kind kind, std::string_view key) {
  Hasher hasher;
  hasher.Add(KindName(kind)).Add(std::string_view("\0", 1));
  hasher.AddInteger(uint32_t{format::kKeyVersion});
  return NameId(hasher.Add(key).Finish() | kTop);
}

NameId PersonId(NameId given, NameId surname) { return Person({given, surname}); }

NameId FullPersonId(NameId given, NameId surname, NameId patronymic) { return Person({given, surname, patronymic}); }

}  // namespace onoma
