// NameId: what onoma gives for a name.
//
// An ID is a 64-bit number that stays the same through releases. Its top bits say how it came about:
//
//   00  a tabled name: XXH3-64 of its slug, such as "given/sergei"
//   01  a person name: XXH3-64 of "person", NUL, the given name's ID and the surname's ID, little-endian
//   1x  derived: XXH3-64 of a kind, the key version and the key of a name that no table holds; or a person with
//       such a part
//
// 0 is "no name". IDs are printed as 16 hexadecimal digits and, in JSON, always as strings. A person ID denotes a
// combination of names, never a human being: two Sergei Petrovs share it.
//
// Everything here is a value type, safe to use from any thread.
#ifndef ONOMA_NAME_ID_H_
#define ONOMA_NAME_ID_H_

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace onoma {

class NameId {
 public:
  constexpr NameId() = default;
  constexpr explicit NameId(uint64_t value) : value_(value) {}

  constexpr uint64_t value() const { return value_; }
  constexpr bool none() const { return value_ == 0; }
  // True if the name, or a part of it, stands in no table: the ID comes from its own key.
  constexpr bool derived() const { return (value_ >> 63) != 0; }
  // True for a person name made of tabled parts. (For derived IDs the kind is not in the bits.)
  constexpr bool tabled_person() const { return (value_ >> 62) == 1; }

  // 16 lower-case hexadecimal digits.
  std::array<char, 16> Hex() const;
  std::string ToString() const;
  // Reads exactly 16 hexadecimal digits of either case; nothing else.
  static std::optional<NameId> Parse(std::string_view hex);

  friend constexpr bool operator==(NameId, NameId) = default;
  friend constexpr auto operator<=>(NameId, NameId) = default;

 private:
  uint64_t value_ = 0;
};

// What sort of name an ID denotes, and what sort of name is asked for.
enum class Kind : uint8_t {
  kNone = 0,
  kGiven = 1,
  kPatronymic = 2,
  kSurname = 3,
  kPlace = 4,
  kPerson = 5,   // given name and surname
  kPartial = 6,  // given name with patronymic, or initials with surname: the ID is that of the part that is known
};

// "given", "patronymic", "surname", "place", "person", "partial"; "none" for kNone.
std::string_view KindName(Kind kind);
std::optional<Kind> ParseKind(std::string_view name);

}  // namespace onoma

template <>
struct std::hash<onoma::NameId> {
  size_t operator()(onoma::NameId id) const noexcept { return static_cast<size_t>(id.value()); }
};

#endif  // ONOMA_NAME_ID_H_
