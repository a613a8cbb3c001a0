// However a form is typed, its name is the same.
#include <gtest/gtest.h>

#include <random>

#include "format/reader.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Lookup;

// Some thousand forms of the embedded database, of every script and kind, and native labels as they are printed.
const std::vector<std::string>& Forms() {
  static const std::vector<std::string>& forms = *[] {
    auto* out = new std::vector<std::string>;
    const format::Reader& reader = testing::DefaultDatabase().reader();
    std::mt19937_64 random(81);
    const uint64_t share = reader.meta().forms / 12000 + 1;
    reader.trie().Each("", [&](std::string_view form) {
      if (random() % share == 0) out->emplace_back(form);
      return true;
    });
    for (size_t i = 0; i < reader.names(); ++i) {
      const format::NameRecord name = reader.name(i);
      for (int column = format::kLabelBe; column < format::kLabelCount; ++column) {
        const std::string_view label = reader.String(name.masculine[column]);
        if (!label.empty() && random() % 4 == 0) out->emplace_back(label);
      }
    }
    return out;
  }();
  return forms;
}

struct Change {
  const char* what;
  std::string (*apply)(std::string_view);
};

class VariantPropertyTest : public ::testing::TestWithParam<Change> {};

TEST_P(VariantPropertyTest, AgreesOnTheId) {
  ASSERT_GT(Forms().size(), 3000u);
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  size_t changed = 0;
  for (const std::string& form : Forms()) {
    if (form.find("ı") != std::string::npos) continue;  // its capital is that of i as well: LAÇIN
    const std::string variant = GetParam().apply(form);
    changed += variant != form;
    const Match expected = normalizer.Lookup(form, {}, scratch);
    ASSERT_FALSE(expected.id.none()) << form;
    const Match got = normalizer.Lookup(variant, {}, scratch);
    ASSERT_EQ(got.id, expected.id) << form << " / " << variant;
    ASSERT_EQ(got.link, expected.link) << form << " / " << variant;
    ASSERT_EQ(got.kind, expected.kind) << form << " / " << variant;
  }
  EXPECT_GT(changed, 20u) << "the change changes nothing";
}

INSTANTIATE_TEST_SUITE_P(
    All, VariantPropertyTest,
    ::testing::Values(Change{"nfd", [](std::string_view s) { return testing::Nfd(s); }},
                      Change{"upper", [](std::string_view s) { return testing::Upper(s); }},
                      Change{"lower", [](std::string_view s) { return testing::Lower(s); }},
                      Change{"nfd_upper", [](std::string_view s) { return testing::Nfd(testing::Upper(s)); }},
                      Change{"right_quote", [](std::string_view s) { return testing::WithApostrophe(s, "’"); }},
                      Change{"modifier", [](std::string_view s) { return testing::WithApostrophe(s, "ʼ"); }},
                      Change{"prime", [](std::string_view s) { return testing::WithApostrophe(s, "′"); }},
                      Change{"soft_hyphen", [](std::string_view s) { return testing::InsertInside(s, "\u00AD"); }},
                      Change{"zero_width", [](std::string_view s) { return testing::InsertInside(s, "\u200B"); }},
                      Change{"en_dash", [](std::string_view s) { return testing::Replace(std::string(s), "-", "–"); }},
                      Change{"blanks",
                             [](std::string_view s) { return testing::Replace(std::string(s), " ", " \u00A0"); }},
                      Change{"around", [](std::string_view s) { return " «" + std::string(s) + "» "; }},
                      Change{"bom", [](std::string_view s) { return "\uFEFF" + std::string(s) + "\r"; }}),
    [](const auto& test) { return std::string(test.param.what); });

// Full width is for ASCII alone.
TEST(VariantPropertyTest, FullWidthAgrees) {
  for (const std::string& form : Forms()) {
    std::string wide;
    bool ascii = true;
    for (const char c : form) {
      ascii &= c >= 'a' && c <= 'z';
      if (ascii) wide += std::string("\xEF\xBD") + static_cast<char>(0x81 + (c - 'a'));
    }
    if (!ascii) continue;
    ASSERT_EQ(Lookup(wide).id, Lookup(form).id) << form << " / " << wide;
  }
}

}  // namespace
}  // namespace onoma
