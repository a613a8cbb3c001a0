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

// Hashes pieces one after another as if they stood together. As a rule there is room for all of them, and hashing them
// at once is several times faster than as a stream.
class Hasher {
 public:
  Hasher& Add(std::string_view bytes) {
    if (bytes.size() > buffer_.size() - size_) Flush();
    if (bytes.size() > buffer_.size()) {
      XXH3_64bits_update(&state_, bytes.data(), bytes.size());
      return *this;
    }
    std::memcpy(buffer_.data() + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
    return *this;
  }
  template <typename T>
  Hasher& AddInteger(T value) {
    return Add({reinterpret_cast<const char*>(&value), sizeof(value)});
  }
  uint64_t Finish() {
    if (!streams_) return Hash64({buffer_.data(), size_});
    Flush();
    return XXH3_64bits_digest(&state_);
  }

 private:
  void Flush() {
    if (!streams_) XXH3_64bits_reset(&state_);
    streams_ = true;
    XXH3_64bits_update(&state_, buffer_.data(), size_);
    size_ = 0;
  }

  std::array<char, 256> buffer_;
  size_t size_ = 0;
  bool streams_ = false;
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
