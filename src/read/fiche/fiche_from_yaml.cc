// A fiche's YAML in, what it says of each fact out.
#include "read/fiche/fiche_from_yaml.h"

#include <algorithm>
#include <set>

#include "base/closest.h"
#include "base/code_points.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "read/yaml/yaml_advice.h"

namespace diagclub {

namespace {

class FicheReader {
 public:
  FicheReader(const Source& source, const FicheForm& form, FicheScope scope, Diagnostics& diagnostics)
      : source_(source), form_(form), scope_(scope), diagnostics_(diagnostics) {}

  std::optional<Fiche> read(const Node& root) {
    const std::size_t before = diagnostics_.error_count();
    fiche_.source = source_.name();
    fiche_.span = root.span;
    if (root.kind != Node::Kind::mapping) {
      no_fiche(root);
      return std::nullopt;
    }
    for (std::size_t i = 0; i < root.keys.size(); ++i) entry(std::nullopt, root.keys[i], root.items[i]);
    const IndexVector<FactId, Fact>& facts = form_.rules().facts;
    for (const FactId i : facts.ids()) {
      if (scope_ == FicheScope::whole && facts[i].required && fiche_.find(i) == nullptr &&
          tried_.count(i) == 0) {
        error(root.span, "the fiche has no `" + facts[i].key() + "`", "add `" + facts[i].key() + ": …`");
      }
    }
    if (diagnostics_.error_count() > before) return std::nullopt;
    return std::move(fiche_);
  }

 private:
  void error(Span span, std::string message, std::string help) {
    diagnostics_.error(source_, span, std::move(message), std::move(help));
  }
  void error(const Node& node, const Fault& fault) {
    Span span = node.span;
    if (fault.offset > 0 && node.plain) {
      span.start.column = std::min(span.end.column, span.start.column + columns_before(node, fault.offset));
    }
    error(span, fault.message, fault.help);
  }
  static int columns_before(const Node& node, std::size_t offset) {
    return int_from(code_points_before(node.text, std::min(offset, node.text.size())));
  }

  void no_fiche(const Node& root) {
    const bool fiches = root.kind == Node::Kind::sequence && !root.items.empty() &&
                        root.items.front().kind == Node::Kind::mapping;
    if (fiches)
      return error(root.span, "this is a list of fiches, where one is expected",
                   "`diagclub score` reads lists: write each fiche behind a `- ` at the start of its line");
    if (tell_slipped(root)) return;
    error(root.span, "a fiche is a list of `key: value`",
          "`diagclub new` writes an empty fiche to start from");
  }
  // `firms:3` where keys are expected.
  bool tell_slipped(const Node& word) {
    const auto slipped = slipped_key(word);
    if (slipped) error(word.span, slipped->message, slipped->help);
    return slipped.has_value();
  }

  // `within`: a section; none: the top of the fiche.
  void entry(std::optional<SectionId> within, const Node& key, const Node& value) {
    const FicheKey meant = form_.key(within, key.text);
    switch (meant.kind) {
      case FicheKey::Kind::fact:
        return state(meant.fact, key, value);
      case FicheKey::Kind::section:
        if (value.kind != Node::Kind::null) entries(*meant.section, key, value);
        return;
      case FicheKey::Kind::many:
        if (value.kind != Node::Kind::null) elements(*meant.section, key, value);
        return;
      case FicheKey::Kind::unknown:
        return unknown_key(within, meant.section, key);
    }
  }

  void entries(SectionId section, const Node& key, const Node& value) {
    if (value.kind != Node::Kind::mapping) {
      if (tell_slipped(value)) return;
      return error(value.span, "`" + key.text + "` is a section: it holds keys, not a value",
                   "write its keys below it, indented");
    }
    for (std::size_t i = 0; i < value.keys.size(); ++i) entry(section, value.keys[i], value.items[i]);
  }

  // Each element states its facts for itself: read as if alone, then put aside.
  void elements(SectionId section, const Node& key, const Node& value) {
    if (value.kind != Node::Kind::sequence) {
      return error(value.span, "`" + key.text + "` takes a list of mappings",
                   "write each behind a `- `, its keys indented below");
    }
    for (const Node& item : value.items) {
      if (item.kind != Node::Kind::mapping) {
        error(item.span, "each of `" + key.text + "` holds keys, not a value",
              "write its keys below it, indented");
        continue;
      }
      std::vector<StatedFact> club = std::move(fiche_.facts);
      fiche_.facts.clear();
      for (std::size_t i = 0; i < item.keys.size(); ++i) entry(section, item.keys[i], item.items[i]);
      fiche_.elements.push_back({section, item.span, std::move(fiche_.facts)});
      fiche_.facts = std::move(club);
    }
  }

  // `section`: where the key was looked for, which may stand before its dot.
  void unknown_key(std::optional<SectionId> within, std::optional<SectionId> section, const Node& key) {
    if (tell_slipped(key)) return;
    const std::string name = within == section ? key.text : key.text.substr(key.text.find('.') + 1);
    const std::string where = section ? " in `" + form_.rules().sections[*section].name + "`" : "";
    std::string places;
    for (const Fact& fact : form_.rules().facts) {
      if (folded(name) != folded(fact.key()) && folded(name) != folded(fact.heading)) continue;
      places += (places.empty() ? "" : " or ") +
                (fact.section().empty() ? "at the top of the fiche" : "in `" + fact.section() + "`");
    }
    std::string help = places.empty() ? "" : "it belongs " + places;
    const auto closest = closest_name(name, form_.keys(section));
    if (help.empty())
      help =
          closest ? "did you mean `" + *closest + "`?" : "`diagclub new` shows every key with its question";
    error(key.span, "unknown key `" + key.text + "`" + where, help);
  }

  void state(FactId fact, const Node& key, const Node& value) {
    const Fact& about = form_.rules().facts[fact];
    tried_.insert(fact);
    if (const StatedFact* before = fiche_.find(fact)) {
      return error(
          key.span, "`" + about.name + "` is stated twice",
          "it already stands on line " + std::to_string(before->span.start.line) + ": keep one of them");
    }
    if (value.kind == Node::Kind::null && about.required) {
      return error(key.span, "`" + key.text + "` is empty", "write a value behind it");
    }
    if (value.kind == Node::Kind::null) return;  // a question not answered yet
    StatedFact stated;
    stated.fact = fact;
    stated.span = value.span;
    if (about.kind == FactKind::list) return state_list(about, std::move(stated), value);
    if (value.kind != Node::Kind::scalar) {
      return error(value.span, "`" + about.name + "` takes one value, not a list",
                   "write one value behind it");
    }
    if (about.kind == FactKind::text && value.plain && is_ambiguous_text(value.text)) {
      return error(value.span, "`" + value.text + "` could mean a yes/no or a text",
                   "quote it if it is a text: `\"" + value.text + "\"`");
    }
    Fault fault;
    auto read =
        stated_from_text(fact, value.text, form_, fault, value.number ? Decimals::point : Decimals::people);
    if (!read) return error(value, fault);
    read->span = value.span;
    fiche_.facts.push_back(std::move(*read));
  }

  void state_list(const Fact& about, StatedFact stated, const Node& value) {
    stated.item_spans.resize(about.choices.size());
    if (value.kind == Node::Kind::scalar && unknown_is_meant(stated.fact, value.text, form_)) {
      state_unknown(stated, value.text);
      stated.written = value.text;
      fiche_.facts.push_back(std::move(stated));
      return;
    }
    if (value.kind != Node::Kind::sequence) {
      return error(value.span, "`" + about.name + "` takes a list",
                   "write `[" + about.choices.front().name + ", …]`, or `[]` for none");
    }
    bool sound = true;
    for (const Node& item : value.items) sound &= list_item(about, stated, item);
    if (sound) fiche_.facts.push_back(std::move(stated));
  }

  bool list_item(const Fact& about, StatedFact& stated, const Node& item) {
    if (item.kind == Node::Kind::scalar && is_more_word(item.text)) {
      stated.open = true;
      return true;
    }
    if (item.kind != Node::Kind::scalar) {
      error(item.span, "a word is expected in `" + about.name + "`",
            "it is one of " + choices_in_words(about));
      return false;
    }
    const auto choice = form_.choice(stated.fact, item.text);
    if (!choice) {
      error(item, no_such_choice(about, item.text, 0));
      return false;
    }
    if ((stated.listed & cell(*choice)) != 0) {
      error(item.span, "`" + item.text + "` stands twice in `" + about.name + "`", "keep one of them");
      return false;
    }
    stated.listed |= cell(*choice);
    stated.item_spans[*choice] = item.span;
    stated.written += (stated.written.empty() ? "" : ", ") + item.text;
    return true;
  }

  const Source& source_;
  const FicheForm& form_;
  FicheScope scope_;
  Diagnostics& diagnostics_;
  Fiche fiche_;
  std::set<FactId> tried_;
};

}  // namespace

std::optional<Fiche> fiche_from_yaml(const Source& source, const FicheForm& form, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics, "`diagclub new` writes an empty fiche to start from");
  if (!root) return std::nullopt;
  const bool list_of_one = root->kind == Node::Kind::sequence && root->items.size() == 1 &&
                           root->items.front().kind == Node::Kind::mapping;
  auto fiche = fiche_from_node(list_of_one ? root->items.front() : *root, source, form, FicheScope::whole,
                               diagnostics);
  if (diagnostics.error_count() > before) return std::nullopt;
  return fiche;
}

std::optional<Fiche> fiche_from_node(const Node& root, const Source& source, const FicheForm& form,
                                     FicheScope scope, Diagnostics& diagnostics) {
  return FicheReader(source, form, scope, diagnostics).read(root);
}

}  // namespace diagclub
