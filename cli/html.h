// A page that shows a text's mentions in place: for people who want to see what onoma made of it.
#ifndef ONOMA_CLI_HTML_H_
#define ONOMA_CLI_HTML_H_

#include <string>
#include <string_view>
#include <vector>

#include "onoma/scanner.h"

namespace onoma::cli {

// The page needs nothing from outside: no script, no font, no network.
std::string HtmlHead();
std::string HtmlFoot();

// One document. `labels` is empty or has one for each mention. The line under a mention shows its kind, the colour
// behind it its ID: same colour, same name.
void AppendHtmlDocument(std::string_view title, std::string_view text, const std::vector<Mention>& mentions,
                        const std::vector<std::string>& labels, std::string* out);

// Text as HTML; bytes that are not UTF-8 and control characters, which HTML has no way to write, show as U+FFFD.
void AppendHtmlText(std::string_view text, std::string* out);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_HTML_H_
