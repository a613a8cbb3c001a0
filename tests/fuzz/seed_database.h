// A small valid database, made by the library's own writers, and damage to it as short scripts. So the corpus holds no
// binary files that go stale when the format grows.
#ifndef ONOMA_TESTS_FUZZ_SEED_DATABASE_H_
#define ONOMA_TESTS_FUZZ_SEED_DATABASE_H_

#include <string>
#include <string_view>

namespace onoma::fuzz {

// Some 30 KB: a fold table of Latin and Cyrillic, two names, one system, one key reading.
const std::string& SeedDatabase();

// A script is a line "patch" and then lines "TAG OFFSET HEX": bytes from OFFSET of that section on are replaced. TAG
// "FILE" counts from the beginning of the file. Lines with # are comments.
bool IsPatchScript(std::string_view input);
std::string ApplyPatchScript(std::string_view script);
// The script that makes `damaged` from the seed; what doesn't have the same length is cut or filled up.
std::string PatchScript(std::string_view damaged);

// Mends everything that would keep the file from being opened although it is not the payload: magic number, versions,
// size, hashes.
void MendHashes(std::string* database);

}  // namespace onoma::fuzz

#endif  // ONOMA_TESTS_FUZZ_SEED_DATABASE_H_
