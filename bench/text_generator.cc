#include "bench/text_generator.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_set>

#include "absl/strings/str_split.h"
#include "bench/bench.h"
#include "bench/name_generator.h"
#include "bench/random.h"
#include "format/reader.h"

namespace onoma::bench {
namespace {

constexpr size_t kArticles = 256;
constexpr size_t kArticleBytes = 4000;
constexpr unsigned kMentionPercent = 4;  // of the places between words; a mention has one or two tokens

// Ordinary words of the news. Those that some table has a name for are left out when the text is made.
constexpr char kEnglish[] =
    "the of and to in that is was for on are with as at be this have from or had by but some what there we can out "
    "other were all your when up use how said an each she which do their time if way about many then them would write "
    "like so these her long make thing see him two has look more day could go come did number sound no most people "
    "over "
    "know water than call first who may down side been now find any new work part take get place made live where after "
    "back little only round man year came show every good me give our under name very through just form sentence great "
    "think say help low line differ turn cause much mean before move right boy old too same tell does set three want "
    "air well also play small end put home read hand port large spell add even land here must big high such follow act "
    "why ask men change went light kind off need house picture try us again animal point mother world near build self "
    "earth father head stand own page should country found answer school grow study still learn plant cover food sun "
    "four between state keep eye never last let thought city tree cross farm hard start might story saw far sea draw "
    "left late run while press close night real life few north open seem together next white children begin got walk "
    "example ease paper group always music those both mark often letter until mile river car feet care second enough "
    "plain girl usual young ready above ever red list though feel talk bird soon body dog family direct pose leave "
    "song "
    "measure door product black short numeral class wind question happen complete ship area half rock order fire south "
    "problem piece told knew pass since top whole king space heard best hour better true during hundred five remember "
    "step early hold west ground interest reach fast verb sing listen six table travel less morning ten simple several "
    "government minister president election parliament sanctions talks agreement border economy energy statement "
    "officials reported according spokesman meeting officials foreign security military opposition protest support";
constexpr char kRussian[] =
    "и в не на что он как это по но они мы она так его за из у от то же бы все был для вы да при уже или о когда если "
    "до только во время может быть более года лет после также этого будет были чтобы между которые который страны "
    "правительство переговоры решение заявил сообщил передает агентство встреча вопрос вопросы стороны отношения "
    "сотрудничество соглашение договор граница экономика энергетика газ нефть поставки цена цены рынок развитие "
    "безопасность выборы парламент депутаты законопроект президент министр глава представитель пресса журналисты "
    "сегодня вчера завтра накануне утром вечером неделя месяц новый новая новые последний первый второй большой "
    "работа работы люди человек дело дела жизнь мира города областей районов часть слова сказал отметил подчеркнул "
    "считает необходимо возможно важно должны можно нельзя очень много несколько около против через перед под над "
    "санкции протесты оппозиция поддержка помощь войска оборона ситуация условия проект программа система развития";
constexpr char kBelarusian[] =
    "і ў не на што ён як гэта па але яны мы яна так яго за з ад да тое ж бы усе быў для вы пры ужо або калі толькі "
    "падчас можа быць больш года гадоў пасля таксама гэтага будзе былі каб паміж якія які краіны ўрад перамовы рашэнне "
    "заявіў паведаміў сустрэча пытанне пытанні бакі адносіны супрацоўніцтва пагадненне дамова мяжа эканоміка "
    "энергетыка газ нафта пастаўкі цана цэны рынак развіццё бяспека выбары парламент дэпутаты прэзідэнт міністр "
    "кіраўнік "
    "прадстаўнік прэса журналісты сёння учора заўтра раніцай вечарам тыдзень месяц новы новая новыя апошні першы другі "
    "вялікі праца людзі чалавек справа жыццё свету частка словы сказаў адзначыў падкрэсліў лічыць неабходна магчыма";
constexpr char kUkrainian[] =
    "і в не на що він як це по але вони ми вона так його за із від до те ж би всі був для ви при вже або коли якщо "
    "тільки під час може бути більше року років після також цього буде були щоб між які який країни уряд переговори "
    "рішення заявив повідомив зустріч питання сторони відносини співпраця угода договір кордон економіка енергетика "
    "газ "
    "нафта постачання ціна ціни ринок розвиток безпека вибори парламент депутати президент міністр голова представник "
    "преса журналісти сьогодні вчора завтра вранці ввечері тиждень місяць новий нова нові останній перший другий "
    "великий "
    "робота люди людина справа життя світу частина слова сказав зазначив підкреслив вважає необхідно можливо важливо";

struct Vocabulary {
  std::vector<std::string> words, last;  // `last`: may end a sentence, too long for an abbreviation
  std::vector<std::string> given, surnames, places;
};

bool Bare(std::string_view form) { return form.find_first_of(" -'") == std::string_view::npos; }

class Maker {
 public:
  explicit Maker(const SyntheticDatabase& database)
      : reader_(database.database().reader()), random_(database.size() + 7) {
    // No word may complete a name of several words either: "North" before a planted "Korea", "sea" after "Azov".
    std::unordered_set<std::string> taken;
    for (const std::string& form : database.forms()) {
      for (size_t begin = 0; begin < form.size();) {
        const size_t end = std::min(form.find_first_of(" -", begin), form.size());
        taken.insert(form.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    const char* words[] = {kEnglish, kRussian, kBelarusian, kUkrainian};
    for (size_t i = 0; i < 4; ++i) {
      for (const auto& word : absl::StrSplit(words[i], ' ')) {
        if (taken.contains(std::string(word))) continue;
        vocabularies_[i].words.emplace_back(word);
        if (word.size() > 8 || (i == 0 && word.size() > 3)) vocabularies_[i].last.emplace_back(word);
      }
    }
    for (const std::string& form : database.forms()) Sort(form);
    for (const Vocabulary& v : vocabularies_) {
      if (v.given.empty() || v.surnames.empty() || v.places.empty() || v.last.size() < 20)
        Die("too few names for a text");
    }
  }

  News Make() {
    News news;
    for (size_t i = 0; i < kArticles; ++i) {
      // Half English, the rest Cyrillic.
      const Vocabulary& v = vocabularies_[i % 2 == 0 ? 0 : 1 + (i / 2) % 3];
      news.articles.push_back(MakeArticle(v, &news));
      news.bytes += news.articles.back().text.size();
      news.mentions += news.articles.back().mentions.size();
    }
    return news;
  }

 private:
  // Puts a form where it may be planted. Forms with one meaning only: what the right mention is must be beyond doubt.
  void Sort(const std::string& form) {
    const Alphabet alphabet = AlphabetOfForm(form);
    if (form.size() < 4 || alphabet == Alphabet::kOther || form.find('\'') != std::string::npos) return;
    const int64_t slot = reader_.forms().Find(form);
    Kind kind = Kind::kNone;
    bool plain = true;
    uint8_t languages = 0;
    reader_.EachPosting(reader_.forms().slot(static_cast<size_t>(slot)), [&](const Posting& posting) {
      plain &=
          (kind == Kind::kNone || kind == posting.kind()) && posting.traits == 0 && posting.link() <= Link::kRepaired;
      kind = posting.kind();
      languages |= posting.flags;
    });
    if (!plain) return;
    for (size_t i = 0; i < 4; ++i) {
      constexpr uint8_t kLanguages[] = {0xFF, Posting::kRu, Posting::kBe, Posting::kUk};
      if ((i == 0) == (alphabet == Alphabet::kCyrillic) || (languages & kLanguages[i]) == 0) continue;
      if (kind == Kind::kGiven && Bare(form)) vocabularies_[i].given.push_back(form);
      if (kind == Kind::kSurname && Bare(form)) vocabularies_[i].surnames.push_back(form);
      if (kind == Kind::kPlace && Bare(form)) vocabularies_[i].places.push_back(form);
    }
  }

  Article MakeArticle(const Vocabulary& v, News* news) {
    Article article;
    std::string& text = article.text;
    while (text.size() < kArticleBytes) {
      for (size_t sentences = 3 + random_.Below(4); sentences > 0; --sentences) {
        const size_t words = 8 + random_.Below(16);
        bool begins = true;
        for (size_t i = 0; i < words; ++i) {
          // A mention is always followed by a word, so that no two of them can be taken for one.
          if (random_.Percent(kMentionPercent)) {
            Plant(v, &article, news);
            text += ' ';
            begins = false;
          }
          const std::string& word = random_.Pick(i + 1 == words ? v.last : v.words);
          text += begins ? Capitalized(reader_.fold(), word) : word;
          begins = false;
          ++news->tokens;
          text += i + 1 == words ? ". " : random_.Percent(6) ? ", " : " ";
        }
      }
      text.back() = '\n';
    }
    return article;
  }

  void Plant(const Vocabulary& v, Article* article, News* news) {
    const size_t begin = article->text.size();
    const size_t dice = random_.Below(100);
    const auto put = [&](const std::string& form) {
      article->text += Capitalized(reader_.fold(), form);
      ++news->forms;
      ++news->tokens;
    };
    if (dice < 30) {
      put(random_.Pick(v.given));
      article->text += ' ';
      put(random_.Pick(v.surnames));
    } else {
      put(random_.Pick(dice < 70 ? v.surnames : v.places));
    }
    article->mentions.push_back({begin, article->text.size()});
  }

  const format::Reader& reader_;
  Random random_;
  Vocabulary vocabularies_[4];
};

}  // namespace

const News& NewsFor(const SyntheticDatabase& database) {
  static std::map<const SyntheticDatabase*, std::unique_ptr<News>> made;
  auto& slot = made[&database];
  if (slot == nullptr) slot = std::make_unique<News>(Maker(database).Make());
  return *slot;
}

}  // namespace onoma::bench
