// onoma: the command line. docs/cli.md is its contract.
#include <algorithm>
#include <csignal>
#include <exception>
#include <memory>
#include <sstream>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"

#ifndef ONOMA_VERSION
#define ONOMA_VERSION "0.0.0-unversioned"
#endif

namespace onoma::cli {
namespace {

constexpr char kDescription[] =
    "onoma gives one ID to all spellings of a Belarusian, Russian or Ukrainian name:\n"
    "Lukashenka, Lukashenko, Loukachenko and Лукашэнка are one surname, Syarhey, Sergei\n"
    "and Сергій one given name.\n";

constexpr char kFooter[] =
    "Examples:\n"
    "  echo 'Alyaksandr Lukashenka' | onoma id\n"
    "  onoma id --in csv --header --column name people.csv > people_with_ids.csv\n"
    "  onoma annotate --out html article.txt > article.html\n"
    "  onoma explain Loukachenko\n"
    "\n"
    "onoma COMMAND --help teaches a command. Records in, records out: N in give N out, in order.\n"
    "Exit 0; 1 only where asked for (--fail-unmatched); 2 for an error, with one line about it.";

// In the list of commands, just the first line of each paragraph, which is a sentence by itself.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* command) const override {
    std::string first = command->get_description();
    first.resize(std::min(first.find(".\n"), first.size()));
    std::ostringstream line;
    CLI::detail::format_help(line, command->get_name(), first, column_width_);
    return line.str();
  }
};

int Run(int argc, char** argv) {
  CLI::App app(kDescription, "onoma");
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->column_width(26);
  app.formatter(formatter);
  app.footer(kFooter);
  app.set_version_flag("--version", "onoma " ONOMA_VERSION);
  formatter->label("SUBCOMMAND", "COMMAND");
  app.require_subcommand(0, 1);

  int exit_code = kExitOk;
  AddIdCommand(&app, &exit_code);
  AddAnnotateCommand(&app, &exit_code);
  AddExplainCommand(&app, &exit_code);
  AddRomanizeCommand(&app, &exit_code);
  AddSystemsCommand(&app, &exit_code);
  AddInfoCommand(&app, &exit_code);
  AddVerifyCommand(&app, &exit_code);
  AddCompileCommand(&app, &exit_code);
  AddResolveCommand(&app, &exit_code);

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    std::ostringstream out, errors;
    app.exit(help_or_version, out, errors);
    Output output;
    output.Write(out.str());
    return output.Finish(kExitOk);
  } catch (const CLI::ParseError& error) {
    const auto commands = app.get_subcommands();
    const std::string command = commands.empty() ? "" : " " + commands.front()->get_name();
    return Fail(std::string(error.what()) + " (onoma" + command + " --help says more)");
  }
  if (app.get_subcommands().empty()) return Fail("no command given (onoma --help lists them)");
  return exit_code;
}

}  // namespace
}  // namespace onoma::cli

int main(int argc, char** argv) {
  // A reader that went away shows as EPIPE, which Output takes for the end of the work.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return onoma::cli::Run(argc, argv);
  } catch (const std::exception& error) {
    return onoma::cli::Fail(error.what());
  }
}
