// The vocabulary in, an empty fiche or its JSON Schema out.
#include "report/schema/fiche_forms.h"

#include <fmt/format.h>

#include <set>

#include "base/sizes.h"
#include "base/utf8.h"
#include "read/fiche/fiche_number.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

constexpr int kCommentWidth = 96;

class EmptyFiche {
 public:
  EmptyFiche(const RuleSet& rules, Language language, bool full) : rules_(rules), language_(language) {
    if (full) return;
    for (const Name& name : rules.page.short_form) asked_.insert(name.text);
    for (const Fact& fact : rules.facts) {
      if (fact.required && !asked_.empty()) asked_.insert(fact.name);
    }
  }

  std::string write() {
    comment(0, say({"Une fiche décrit un club. Répondre derrière chaque clé ; ce qu’on ne sait pas reste "
                    "vide ou s’écrit « inconnu ».",
                    "A fiche describes one club. Answer behind each key; leave empty, or write `unknown`, "
                    "what is not known."}));
    comment(0, say({"Nombres : 20, ~20 (environ), 10..15, \"> 100\". Choix hésitant : a | b. Listes : [a, "
                    "b], [] pour aucune, ... à la fin s’il y en a peut-être d’autres.",
                    "Numbers: 20, ~20 (about), 10..15, \"> 100\". Undecided choice: a | b. Lists: [a, b], [] "
                    "for none, ... at the end if there may be more."}));
    comment(0, say({"« rien_signale » : on a traité du sujet sans rien y signaler, ce qui n’est pas la même "
                    "chose que de ne pas savoir.",
                    "`nothing_reported`: the matter was spoken of and nothing of the kind reported, which is "
                    "not the same as not knowing."}));
    if (!asked_.empty())
      comment(0,
              say({"Fiche courte : ce qui décide le plus. `diagclub new --full` pose toutes les questions.",
                   "Short form: what decides most. `diagclub new --full` asks every question."}));
    for (const Fact& fact : rules_.facts) {
      if (fact.section().empty() && fact.kind != FactKind::list && is_asked(fact)) write(fact, 0);
    }
    for (const Section& section : rules_.sections) {
      bool any = false;
      for (const Fact& fact : rules_.facts) {
        if (fact.section() != section.name || !is_asked(fact)) continue;
        if (!any)
          out_ += "\n# " + say(section.label) + "\n" + (french() ? section.heading : section.name) + ":\n";
        write(fact, 2, !section.many ? Key::live : any ? Key::commented : Key::first_commented);
        any = true;
      }
    }
    for (const Fact& fact : rules_.facts) {
      if (fact.section().empty() && fact.kind == FactKind::list && is_asked(fact)) write(fact, 0);
    }
    return std::move(out_);
  }

 private:
  bool is_asked(const Fact& fact) const { return asked_.empty() || asked_.count(fact.name) > 0; }
  bool french() const { return language_ == Language::french; }
  const std::string& say(const Text& text) const { return text.in(language_); }

  void comment(int indent, const std::string& text) {
    for (const std::string& line : wrapped(text, kCommentWidth - indent))
      out_ += std::string(size_from(indent), ' ') + "# " + line + "\n";
  }

  // `#   own_staff: its own staff`; the meaning is left out where the word says it all.
  void choice_line(int indent, const std::string& word, const std::string& meaning) {
    out_ += std::string(size_from(indent), ' ') + "#   " + word +
            (folded(meaning) == word ? "" : ": " + meaning) + "\n";
  }

  // A key to fill in; of a section that may stand several times, one to uncomment first.
  enum class Key { live, commented, first_commented };

  void write(const Fact& fact, int indent, Key key = Key::live) {
    out_ += '\n';
    comment(indent, say(fact.question));
    if (!fact.help.empty()) comment(indent, say(fact.help));
    for (const Choice& choice : fact.choices)
      choice_line(indent, french() ? folded(choice.label.fr) : choice.name, say(choice.label));
    if (fact.kind == FactKind::yes_no) comment(indent, say({"oui, non", "yes, no"}));
    if (fact.kind == FactKind::number) {
      const Unit* unit = find_by_name(rules_.units, fact.unit);
      comment(indent, fmt::format("{}{} {} {}", unit == nullptr ? "" : say(unit->label) + ", ",
                                  text_from_number(fact.bounds.low), say({"à", "to"}),
                                  text_from_number(fact.bounds.high)));
    }
    out_ += std::string(size_from(indent), ' ') +
            (key == Key::live        ? ""
             : key == Key::commented ? "#   "
                                     : "# - ") +
            (french() ? fact.heading : fact.key()) + ":\n";
  }

  const RuleSet& rules_;
  std::set<std::string> asked_;  // of the short form; empty: every fact
  Language language_;
  std::string out_;
};

class FicheSchema {
 public:
  FicheSchema(const RuleSet& rules, Language language, PrettyJson& json)
      : rules_(rules), language_(language), json_(json) {}

  void write() {
    json_.open_object();
    json_.field("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.field("title", rules_.title.in(language_));
    fiche();
    required();
    json_.close_object();
  }
  // Without what is required of a whole one.
  void write_fragment() {
    json_.open_object();
    fiche();
    json_.close_object();
  }

 private:
  void fiche() {
    json_.field("type", "object");
    json_.field_boolean("additionalProperties", false);
    json_.key("properties");
    json_.open_object();
    properties("");
    for (const Section& section : rules_.sections) {
      for (const std::string& key : once({section.name, section.heading})) this->section(section, key);
    }
    json_.close_object();
  }

  const std::string& say(const Text& text) const { return text.in(language_); }

  static void add_new(std::vector<std::string>& all, const std::string& word) {
    if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
  }
  static std::vector<std::string> once(const std::vector<std::string>& words) {
    std::vector<std::string> all;
    for (const std::string& word : words) add_new(all, word);
    return all;
  }

  void section(const Section& section, const std::string& key) {
    json_.key(key);
    json_.open_object();
    json_.field("description", say(section.label));
    if (section.many) {
      json_.field_texts("type", {"array", "null"});
      json_.key("items");
      json_.open_object();
      json_.field("type", "object");
    } else {
      json_.field_texts("type", {"object", "null"});
    }
    json_.field_boolean("additionalProperties", false);
    json_.key("properties");
    json_.open_object();
    properties(section.name);
    json_.close_object();
    if (section.many) json_.close_object();
    json_.close_object();
  }

  void properties(const std::string& section) {
    for (const Fact& fact : rules_.facts) {
      if (fact.section() != section) continue;
      for (const std::string& key : once(fact.keys())) {
        json_.key(key);
        value(fact);
      }
    }
  }

  // A required fact may stand under its name or its French heading.
  void required() {
    json_.key("allOf");
    json_.open_array();
    for (const Fact& fact : rules_.facts) {
      if (!fact.required) continue;
      json_.open_object();
      json_.key("anyOf");
      json_.open_array();
      for (const std::string& key : once(fact.keys())) {
        json_.open_object();
        json_.field_texts("required", {key});
        json_.close_object();
      }
      json_.close_array();
      json_.close_object();
    }
    json_.close_array();
  }

  void type(std::string_view name) {
    json_.open_object();
    json_.field("type", name);
    json_.close_object();
  }
  void words(const std::vector<std::string>& words) {
    json_.open_object();
    json_.field_texts("enum", words);
    json_.close_object();
  }

  void value(const Fact& fact) {
    json_.open_object();
    json_.field("title", say(fact.label));
    json_.field("description", say(fact.question) + (fact.help.empty() ? "" : " " + say(fact.help)));
    json_.key("anyOf");
    json_.open_array();
    type("null");
    if (fact.kind != FactKind::text)
      words({"unknown", "inconnu", "inconnue", "?", "nothing_reported", "rien_signale", "rien_signalé"});
    switch (fact.kind) {
      case FactKind::text:
        type("string"), type("number");
        break;
      case FactKind::yes_no:
        type("boolean");
        words({"yes", "no", "oui", "non", "vrai", "faux", "true", "false"});
        json_.open_object();
        json_.field("type", "string");
        json_.field("pattern", "^(yes|no|oui|non) *\\| *(yes|no|oui|non)$");  // sources disagree
        json_.close_object();
        break;
      case FactKind::number:
        number(fact);
        break;
      case FactKind::choice:
        choice(fact);
        break;
      case FactKind::list:
        json_.open_object();
        json_.field("type", "array");
        json_.field_boolean("uniqueItems", true);
        json_.key("items");
        choice_words(fact, {"...", "…"});
        json_.close_object();
        break;
    }
    json_.close_array();
    json_.close_object();
  }

  void number(const Fact& fact) {
    json_.open_object();
    json_.field("type", fact.integer ? "integer" : "number");
    json_.key("minimum"), json_.number(fact.bounds.low);
    json_.key("maximum"), json_.number(fact.bounds.high);
    json_.close_object();
    json_.open_object();
    json_.field("type", "string");
    json_.field("pattern",
                "^\\s*(~|[<>]=?|[≤≥]|environ |about |plus de |more than |moins de |less than |au moins |at "
                "least |au plus |at most )?\\s*-?[0-9]");
    json_.close_object();
  }

  void choice_words(const Fact& fact, std::vector<std::string> all) {
    for (const Choice& choice : fact.choices) {
      for (const std::string& word : choice.words()) {
        add_new(all, word);
        if (word == choice.label.fr) add_new(all, folded(word));
      }
    }
    words(all);
  }

  void choice(const Fact& fact) {
    choice_words(fact, {});
    json_.open_object();
    json_.field("type", "string");
    json_.field("pattern", "\\|");  // undecided: `a | b`
    json_.close_object();
  }

  const RuleSet& rules_;
  Language language_;
  PrettyJson& json_;
};

}  // namespace

std::string empty_fiche(const RuleSet& rules, Language language, bool full) {
  return EmptyFiche(rules, language, full).write();
}
std::string fiche_schema(const RuleSet& rules, Language language) {
  PrettyJson json;
  FicheSchema(rules, language, json).write();
  return json.take() + "\n";
}
void write_fiche_fragment_schema(const RuleSet& rules, Language language, PrettyJson& json) {
  FicheSchema(rules, language, json).write_fragment();
}

}  // namespace diagclub
