// What a Scratch holds: buffers that grow to their working size once.
#ifndef ONOMA_NAMES_SCRATCH_H_
#define ONOMA_NAMES_SCRATCH_H_

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "key/key_maker.h"
#include "onoma/normalizer.h"
#include "text/tokens.h"

namespace onoma {

// Text that lives until the next call with the same Scratch. When it is full, what is asked for comes back empty:
// labels are for people, no ID depends on them.
class Arena {
 public:
  static constexpr size_t kSize = 32 << 10;
  Arena() : bytes_(new char[kSize]) {}
  void Clear() { used_ = 0; }
  std::string_view Keep(std::string_view text) {
    if (text.size() > kSize - used_) return {};
    char* at = bytes_.get() + used_;
    std::memcpy(at, text.data(), text.size());
    used_ += text.size();
    return {at, text.size()};
  }

 private:
  std::unique_ptr<char[]> bytes_;
  size_t used_ = 0;
};

struct Scratch::State {
  // NFKC makes at most 18 code points of 3 bytes from 3 bytes.
  static constexpr size_t kFolded = kMaxNameBytes * 18;
  State() {
    folded.text.reserve(kFolded);
    folded.tokens.reserve(kMaxNameBytes);
    buffer.reserve(kFolded);
    repaired.reserve(kFolded);
    whole.reserve(kFolded);
    own_key.reserve(kFolded);
    key.reserve(kFolded);
    masculine.reserve(kFolded);
    keys.of.reserve(kFolded);
    keys.letters.reserve(kFolded);
    keys.latin.reserve(kFolded);
    keys.key.reserve(kFolded);
    for (std::string& k : keys.keys) k.reserve(kFolded);
  }

  FoldedText folded;
  std::string buffer;     // a stripped or repaired form
  std::string repaired;   // a form whose look-alikes were put right
  std::string whole;      // what `repaired` holds, while a part of the form is looked up
  std::string key;        // of a compound
  std::string own_key;    // of one of its parts
  std::string masculine;  // of its parts' masculine forms
  Keys keys;
  // Only the answer is asked for, not what else a name may be.
  bool best_only = false;
  Arena arena;
  Answer answer;
};

}  // namespace onoma

#endif  // ONOMA_NAMES_SCRATCH_H_
