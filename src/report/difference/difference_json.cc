// Two rule sets compared in, JSON out; and the moves as a list to approve.
#include <algorithm>

#include "report/difference/difference_words.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

std::string_view word_of(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::differs:
      return "differs";
    case Difference::Kind::only_before:
      return "gone";
    case Difference::Kind::only_after:
      return "new";
    case Difference::Kind::renamed:
      return "renamed";
    case Difference::Kind::not_compared:
      break;
    case Difference::Kind::beyond:
      return "beyond";
  }
  return "not_compared";
}

std::string_view word_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::table:
      return "table";
    case EntryKind::rule:
      return "rule";
    case EntryKind::count:
      return "count";
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::recommendation:
    case EntryKind::presumption:
      break;
  }
  return "recommendation";
}

class DifferenceJson {
 public:
  DifferenceJson(const DifferenceReport& report, Language language) : report_(report), language_(language) {}

  std::string run() {
    json_.open_object();
    json_.field("before", report_.before);
    json_.field("after", report_.after);
    json_.field_boolean("differs", report_.means_otherwise());
    json_.field_integer("compared", report_.rules.compared);
    json_.field_integer("equal", report_.rules.equal);
    list("vocabulary", report_.declared.vocabulary, [&](const DeclaredChange& change) { declared(change); });
    list("methods", report_.declared.methods, [&](const DeclaredChange& change) {
      declared(change);
      const auto users = report_.rules.users.find(change.name);
      json_.field_texts("looked_at_by",
                        users == report_.rules.users.end() ? std::vector<std::string>{} : users->second);
    });
    list("faults", report_.rules.faults, [&](const GainedFault& fault) {
      json_.field("table", name_of(report_.rules_after, fault.table));
      json_.field("fault", fault.fault == TableFault::gap ? "gap" : "overlap");
      json_.key("rows");
      json_.open_array();
      for (const std::size_t row : fault.rows) json_.integer(row);
      json_.close_array();
      places(fault);
      json_.key("fiche");
      if (fault.witness)
        json_.text(fault.witness->after);
      else
        json_.null();
      spot(fault.at);
    });
    list("renamed_outputs", report_.rules.renamed_outputs, [&](const auto& names) {
      json_.field("before", names.first);
      json_.field("after", names.second);
    });
    list("things", report_.rules.things, [&](const Difference& difference) { thing(difference); });
    json_.key("shown");
    json_.open_object();
    for (const auto& [kind, names] : report_.declared.shown) json_.field_texts(kind, names);
    json_.close_object();
    list("edits", report_.edits, [&](const RuleEdit& edit) {
      json_.field_texts("names", edit.names);
      json_.field("words", edit_for_reader(edit, language_));
      json_.field("before", edit.before);
      json_.field("after", edit.after);
      spot(edit.at);
    });
    if (report_.judged) fiches();
    json_.close_object();
    return json_.take() + "\n";
  }

 private:
  template <typename Elements, typename Write>
  void list(std::string_view key, const Elements& elements, Write write) {
    json_.key(key);
    json_.open_array();
    for (const auto& element : elements) {
      json_.open_object();
      write(element);
      json_.close_object();
    }
    json_.close_array();
  }
  void spot(const FileLine& spot) {
    json_.field("file", spot.file);
    json_.field_integer("line", spot.line);
  }

  void declared(const DeclaredChange& change) {
    json_.field("kind", change.what);
    json_.field("name", change.name);
    json_.field("aspect", change.aspect);
    json_.field("before", change.before);
    json_.field("after", change.after);
    spot(change.at);
  }
  void places(const ShownPlace& shown) {
    json_.field_texts("where", shown.places);
    json_.field_integer("more", shown.more);
    json_.field_boolean("many", shown.many);
  }

  void thing(const Difference& difference) {
    json_.field("difference", word_of(difference.kind));
    json_.field(
        "kind",
        word_of(
            (difference.kind == Difference::Kind::only_after ? difference.after : difference.before).kind));
    json_.field("name", difference.name);
    if (!difference.new_name.empty()) json_.field("new_name", difference.new_name);
    if (!difference.output.empty()) json_.field("output", difference.output);
    json_.field("label", label_of(report_, difference, language_));
    spot(difference.at);
    if (difference.kind != Difference::Kind::differs && difference.kind != Difference::Kind::beyond) return;
    json_.field_boolean("own", difference.own);
    json_.field_texts("through", difference.through);
    list("transitions", difference.transitions, [&](const Transition& transition) {
      json_.field("from", transition.from);
      json_.field("to", transition.to);
      places(transition);
      json_.key("witness");
      if (!transition.witness) return json_.null();
      json_.open_object();
      json_.field("before", transition.witness->before);
      json_.field("after", transition.witness->after);
      json_.field("from", transition.shown_from.empty() ? transition.from : transition.shown_from);
      json_.field("to", transition.shown_from.empty() ? transition.to : transition.shown_to);
      json_.close_object();
    });
  }

  void fiches() {
    const Moves& moves = report_.moves;
    json_.key("fiches");
    json_.open_object();
    json_.field_integer("read", moves.read);
    json_.field_integer("rejected", moves.rejected);
    json_.field_integer("moved", moves.moved);
    json_.field_integer("firmness_only", moves.firmness_only);
    json_.field_integer("unapproved", moves.unapproved);
    json_.key("verdicts");
    json_.open_object();
    for (const auto& [table, transitions] : moves.verdicts) {
      list(table, transitions, [&](const auto& transition) {
        json_.field("from", transition.first.first);
        json_.field("to", transition.first.second);
        json_.field_integer("count", transition.second);
      });
    }
    json_.close_object();
    json_.key("others");
    json_.open_object();
    for (const auto& [name, count] : moves.others) json_.field_integer(name, count);
    json_.close_object();
    list("other_moves", moves.other_moves, [&](const OtherMove& move) {
      json_.field("name", move.table);
      json_.field("from", move.from);
      json_.field("to", move.to);
      json_.field_integer("count", move.count);
      json_.field("fiche", move.subject);
      if (move.blame) json_.field_integer("blame", *move.blame);
    });
    list("moves", moves.moves, [&](const VerdictMove& move) {
      json_.field("fiche", move.subject);
      json_.field("table", move.table);
      json_.field("from", move.from);
      json_.field("to", move.to);
      json_.field_boolean("firmness_only", move.firmness_only);
      json_.field_boolean("approved", move.approved);
      if (move.blame) json_.field_integer("blame", *move.blame);
    });
    list("blames", report_.blames, [&](const Blame& blame) {
      json_.key("sets");
      json_.open_array();
      for (const std::vector<std::size_t>& set : blame.sets) {
        json_.open_array();
        for (const std::size_t edit : set) json_.integer(edit);
        json_.close_array();
      }
      json_.close_array();
      json_.field_boolean("smallest", blame.smallest);
    });
    list("unreadable", moves.unreadable, [&](const Moves::Unreadable& one) {
      json_.field("fiche", one.subject);
      json_.field("by", one.side == Side::after ? "after" : "before");
      json_.field("message", one.message);
    });
    json_.field_integer("unreadable_count", moves.unreadable_count);
    list("stale", moves.stale, [&](const ApprovedMove& one) {
      json_.field("fiche", one.fiche);
      json_.field("table", one.table);
      json_.field("from", one.from);
      json_.field("to", one.to);
      json_.field("reason", one.reason);
    });
    json_.close_object();
  }

  const DifferenceReport& report_;
  const Language language_;
  PrettyJson json_;
};

}  // namespace

std::string difference_json(const DifferenceReport& report, Language language) {
  return DifferenceJson(report, language).run();
}

std::string approved_moves_yaml(const Moves& moves, const std::vector<ApprovedMove>& known) {
  std::string out = "# Verdicts that are agreed to come out otherwise: `diagclub rules diff --approved`.\n";
  for (const VerdictMove& move : moves.moves) {
    std::string reason;
    for (const ApprovedMove& one : known) {
      if (one.fiche == move.subject && one.table == move.table && one.from == move.from && one.to == move.to)
        reason = one.reason;
    }
    // A JSON string is a YAML one.
    out += "- fiche: " + json_string(move.subject) + "\n  table: " + json_string(move.table) +
           "\n  from: " + json_string(move.from) + "\n  to: " + json_string(move.to) +
           "\n  reason: " + json_string(reason.empty() ? "to be said" : reason) + "\n";
  }
  return moves.moves.empty() ? out + "[]\n" : out;
}

}  // namespace diagclub
