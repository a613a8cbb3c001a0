#include "cli/html.h"

#include "text/utf8.h"

namespace onoma::cli {
namespace {

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>onoma: names in a text</title>
<style>
body { font: 17px/1.6 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
h2 { font: bold 15px sans-serif; color: #555; border-top: 1px solid #ccc; padding-top: 1em; }
p.legend, p.count { font: 14px sans-serif; color: #555; }
div.text { white-space: pre-wrap; overflow-wrap: break-word; }
mark { color: inherit; padding: 1px 1px 0; border-radius: 3px; border-bottom: 3px solid #888; cursor: help; }
.given { border-bottom-color: #2a9d4a; } .patronymic { border-bottom-color: #8a6d1f; }
.surname { border-bottom-color: #2464c8; } .person { border-bottom-color: #7b2cbf; }
.partial { border-bottom-color: #d1495b; border-bottom-style: dashed; } .place { border-bottom-color: #e07a00; }
</style>
</head>
<body>
<p class="legend">The line shows the kind: <mark class="person">person</mark> <mark class="partial">partial</mark>
<mark class="given">given</mark> <mark class="patronymic">patronymic</mark> <mark class="surname">surname</mark>
<mark class="place">place</mark>. One colour is one ID. Point at a name to see what it is.</p>
)";

void AppendTitle(const Mention& mention, std::string_view label, std::string* out) {
  AppendHtmlText(mention.name, out);
  if (!label.empty()) {
    *out += " (";
    AppendHtmlText(label, out);
    *out += ")";
  }
  *out += "&#10;id " + mention.match.id.ToString();
  if (!mention.person.none() && mention.person != mention.match.id) *out += "&#10;person " + mention.person.ToString();
  *out += "&#10;";
  out->append(KindName(mention.match.kind)).append(", ");
  out->append(ViaName(mention.match.via)).append(", ").append(LinkName(mention.match.link));
}

}  // namespace

std::string HtmlHead() { return kHead; }

std::string HtmlFoot() { return "</body>\n</html>\n"; }

void AppendHtmlText(std::string_view text, std::string* out) {
  for (size_t pos = 0; pos < text.size();) {
    const char32_t cp = DecodeUtf8(text, &pos);
    switch (cp) {
      case '&':
        *out += "&amp;";
        break;
      case '<':
        *out += "&lt;";
        break;
      case '>':
        *out += "&gt;";
        break;
      case '"':
        *out += "&quot;";
        break;
      default: {
        const bool blank = cp == '\t' || cp == '\n' || cp == '\r';
        const bool control = cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
        AppendUtf8(control && !blank ? kReplacement : cp, out);
      }
    }
  }
}

void AppendHtmlDocument(std::string_view title, std::string_view text, const std::vector<Mention>& mentions,
                        const std::vector<std::string>& labels, std::string* out) {
  if (!title.empty()) {
    *out += "<h2>";
    AppendHtmlText(title, out);
    *out += "</h2>\n";
  }
  *out += "<p class=\"count\">" + std::to_string(mentions.size()) + (mentions.size() == 1 ? " mention" : " mentions");
  *out += "</p>\n<div class=\"text\">";
  size_t done = 0;
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    AppendHtmlText(text.substr(done, mention.begin - done), out);
    *out += "<mark class=\"" + std::string(KindName(mention.match.kind)) + "\" style=\"background:hsl(" +
            std::to_string(mention.match.id.value() % 360) + " 85% 88%)\" title=\"";
    AppendTitle(mention, i < labels.size() ? std::string_view(labels[i]) : std::string_view(), out);
    *out += "\">";
    AppendHtmlText(text.substr(mention.begin, mention.end - mention.begin), out);
    *out += "</mark>";
    done = mention.end;
  }
  AppendHtmlText(text.substr(done), out);
  *out += "</div>\n";
}

}  // namespace onoma::cli
