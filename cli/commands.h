// The commands. Each adds itself to the program's arguments and leaves its exit code when it has run.
#ifndef ONOMA_CLI_COMMANDS_H_
#define ONOMA_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>

namespace onoma::cli {

void AddIdCommand(CLI::App* app, int* exit_code);
void AddAnnotateCommand(CLI::App* app, int* exit_code);
void AddExplainCommand(CLI::App* app, int* exit_code);
void AddRomanizeCommand(CLI::App* app, int* exit_code);
void AddSystemsCommand(CLI::App* app, int* exit_code);
void AddInfoCommand(CLI::App* app, int* exit_code);
void AddVerifyCommand(CLI::App* app, int* exit_code);
void AddCompileCommand(CLI::App* app, int* exit_code);
void AddResolveCommand(CLI::App* app, int* exit_code);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_COMMANDS_H_
