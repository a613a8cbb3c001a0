// The project's own sample articles: all of them, in one run; one name is one ID in all.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/scan/scan_helpers.h"

namespace onoma {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> Samples() {
  std::map<std::string, std::string> texts;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(ONOMA_SOURCE_DIR "/samples", error)) {
    if (entry.path().extension() != ".txt") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts[entry.path().filename().string()] = text.str();
  }
  return texts;
}

TEST(SamplesTest, EachHasMentionsAndEachMentionIsWhatItSays) {
  const auto samples = Samples();
  if (samples.empty()) GTEST_SKIP() << "no samples/ folder yet";
  for (const auto& [file, text] : samples) {
    const std::vector<Mention> mentions = testing::Scan(text);
    EXPECT_GE(mentions.size(), 3u) << file;
    size_t end = 0;
    for (const Mention& mention : mentions) {
      ASSERT_GE(mention.begin, end) << file;
      ASSERT_LE(mention.end, text.size()) << file;
      end = mention.end;
      const std::string_view written = std::string_view(text).substr(mention.begin, mention.end - mention.begin);
      if (mention.match.kind == Kind::kPlace || mention.match.kind == Kind::kPerson) {
        EXPECT_EQ(testing::Lookup(written, testing::Of(mention.match.kind)).id, mention.match.id)
            << file << ": " << written;
      }
      if (mention.match.kind == Kind::kPerson) {
        EXPECT_EQ(mention.person, mention.match.id) << file << ": " << written;
      }
    }
  }
}

TEST(SamplesTest, SeveralSpellingsShareAnIdAcrossFiles) {
  const auto samples = Samples();
  if (samples.empty()) GTEST_SKIP() << "no samples/ folder yet";
  std::map<uint64_t, std::set<std::string>> spellings;
  for (const auto& [file, text] : samples) {
    for (const Mention& mention : testing::Scan(text)) {
      spellings[mention.match.id.value()].insert(text.substr(mention.begin, mention.end - mention.begin));
    }
  }
  size_t several = 0;
  for (const auto& [id, set] : spellings) several += set.size() > 1;
  EXPECT_GE(several, 5u);
}

}  // namespace
}  // namespace onoma
