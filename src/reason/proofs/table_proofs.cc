// What can be proved of the rows of tables. Two functions are equal when they are the same node, so every
// proof is a comparison.
#include <set>

#include "reason/proofs/proving.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// So many of the rows that a finding is about are named, the others counted.
constexpr std::size_t kMostNamed = 3;

std::string line_of(const Row& row) { return std::to_string(row.place.span.start.line); }

class TableProver {
 public:
  TableProver(Proving& in, TableId index)
      : in_(in), table_(in.rules.tables[index]), applies_(in.functions.applies(index)) {
    for (std::size_t i = 0; i < table_.rows.size(); ++i)
      matches_.push_back(in.diagrams.both(applies_, in.functions.row(index, i)));
  }

  void prove() {
    if (applies_ == Proving::kNever)
      return in_.add("dead-table", table_.place, "`" + table_.name + "` never applies",
                     "mend `applies`, or remove the table");
    if (table_.hit == HitPolicy::unique || table_.hit == HitPolicy::any) overlaps();
    rows();
    if (!one_row_decides(table_)) redundant_rows();
    inputs();
  }

 private:
  Diagrams& diagrams() { return in_.diagrams; }
  bool same_output(std::size_t a, std::size_t b) const {
    return table_.rows[a].then.text == table_.rows[b].then.text;
  }

  // `the one on line 3`, `those on lines 3, 7 and 41 more`.
  std::string rows_on_lines(const std::vector<std::size_t>& rows) const {
    if (rows.size() == 1) return "the one on line " + line_of(table_.rows[rows[0]]);
    const std::size_t named = rows.size() <= kMostNamed ? rows.size() : kMostNamed - 1;
    std::string lines;
    for (std::size_t i = 0; i < named; ++i) {
      const bool last = i + 1 == rows.size();
      lines += (i == 0 ? "" : last ? " and " : ", ") + line_of(table_.rows[rows[i]]);
    }
    const std::size_t more = rows.size() - named;
    return "those on lines " + lines + (more > 0 ? " and " + std::to_string(more) + " more" : "");
  }

  void overlaps() {
    bool contradicts = false;
    for (std::size_t b = 0; b < matches_.size(); ++b) {
      std::vector<std::size_t> others;
      bool all_same = true;
      Function met = Proving::kNever;
      for (std::size_t a = 0; a < b; ++a) {
        const bool same = same_output(a, b);
        if (table_.hit == HitPolicy::any && same) continue;  // such rows may meet
        const Function both = meeting(a, b);
        if (both == Proving::kNever) continue;
        if (table_.overlap && !same) {
          contradicts = true;
          continue;
        }
        others.push_back(a);
        all_same = all_same && same;
        met = diagrams().either(met, both);
      }
      if (others.empty()) continue;
      in_.add("overlap", table_.rows[b].place,
              "this row and " + rows_on_lines(others) + " of `" + table_.name + "` hold together",
              all_same ? "narrow one of them, or let `hit: any` have them meet"
                       : "narrow one of them, let `hit: priority` say which output prevails, or declare it "
                         "with `overlap: "
                         "{section: …, fr: …, en: …}` if the report contradicts itself",
              met);
    }
    if (table_.overlap && !contradicts)
      in_.add("useless-overlap", table_.place,
              "`" + table_.name + "` declares an overlap but no two rows of different outputs hold together",
              "remove `overlap`");
  }

  // Where two rows hold together. A row that asks a fact to be unknown meets none that asks for its value: no
  // fiche says both.
  Function meeting(std::size_t a, std::size_t b) {
    const Function both = diagrams().both(matches_[a], matches_[b]);
    return both == Proving::kNever ? both : in_.expressible(both);
  }

  // Where many rows may speak: one that others of its output cover says nothing of its own. Of equal ones the
  // last is told. Where rows are counted each counts, so that only one row within one other is told.
  void redundant_rows() {
    const bool counted = table_.hit == HitPolicy::collect_count;
    std::vector<bool> told(matches_.size());
    for (std::size_t i = matches_.size(); i-- > 0;) {
      if (matches_[i] == Proving::kNever) continue;  // a dead row
      std::vector<std::size_t> others;
      Function covered = Proving::kNever;
      for (std::size_t j = 0; j < matches_.size(); ++j) {
        if (j == i || told[j] || !same_output(i, j)) continue;
        const Function both = diagrams().both(matches_[i], matches_[j]);
        if (both == Proving::kNever) continue;
        if (both == matches_[i]) {
          others = {j};
          covered = both;
          break;
        }
        if (counted) continue;
        others.push_back(j);
        covered = diagrams().either(covered, both);
      }
      if (others.empty() || covered != matches_[i]) continue;
      told[i] = true;
      in_.add("redundant-row", table_.rows[i].place,
              (counted ? "this row counts a second time what " : "this row adds nothing: ") +
                  rows_on_lines(others) + " of `" + table_.name + "`" +
                  (counted             ? " counts"
                   : others.size() > 1 ? " hold wherever it does"
                                       : " holds wherever it does"),
              counted ? "remove it, narrow it, or say why it counts twice: `# allow redundant-row: …`"
                      : "remove it, or narrow it",
              matches_[i]);
    }
  }

  // Under `first` a row that is out of the way decides; one that would contradict it is silenced by the order
  // alone. The last row, where it holds whenever the table speaks, is the «otherwise» that such tables end
  // with. What a fact is goes for nothing where a row asks it to be unknown: no fiche says both.
  void silenced(std::size_t index) {
    if (index + 1 == matches_.size() && matches_[index] == applies_) return;
    Function left = applies_;
    Function met = Proving::kNever;
    std::vector<std::size_t> silencers;
    for (std::size_t above = 0; above < index; ++above) {
      const Function decides = diagrams().both(left, matches_[above]);
      left = diagrams().both(left, diagrams().negated(matches_[above]));
      if (same_output(above, index)) continue;
      const Function both = in_.expressible(diagrams().both(decides, matches_[index]));
      if (both == Proving::kNever) continue;
      silencers.push_back(above);
      met = diagrams().either(met, both);
    }
    if (silencers.empty()) return;
    in_.add("order-decides", table_.rows[index].place,
            "this row and " + rows_on_lines(silencers) + " of `" + table_.name +
                "` hold together and differ: the other decides by order alone",
            "narrow this row, let `hit: priority` say which output prevails, or say why the order is meant: "
            "`# allow order-decides: …`",
            met);
  }

  void rows() {
    std::set<std::string> given;
    Function left = applies_;
    Function covered = Proving::kNever;
    // Under `any` and `collect` a row that others cover adds nothing, but masks nothing either.
    const bool masks = one_row_decides(table_);
    for (const std::size_t i : deciding_order(table_)) {
      const Row& row = table_.rows[i];
      if (diagrams().both(left, matches_[i]) != Proving::kNever) {
        given.insert(row.then.text);
        if (table_.hit == HitPolicy::first) silenced(i);
      } else if (matches_[i] == Proving::kNever) {
        in_.add("dead-row", row.place, "this row can never match, whatever a fiche says",
                "mend its conditions, or remove it");
      } else {
        in_.add("dead-row", row.place,
                table_.hit == HitPolicy::priority
                    ? "this row never decides: those of this output or of an earlier one always do"
                    : "this row never decides: those above it always do",
                "move it up, narrow them, or remove it", matches_[i]);
      }
      covered = diagrams().either(covered, matches_[i]);
      if (masks) left = diagrams().both(left, diagrams().negated(matches_[i]));
    }
    for (const Output& output : table_.outputs) {
      if (given.count(output.name) == 0)
        in_.add("never-given", output.place, "`" + table_.name + "` never gives `" + output.name + "`",
                "add a row that gives it, or remove the output");
    }
    if (!gives_one(table_.hit)) return;  // its rows need not cover everything
    left = diagrams().both(applies_, diagrams().negated(covered));
    if (left != Proving::kNever && !table_.gap)
      in_.add("gap", table_.place, "no row of `" + table_.name + "` holds for some fiches",
              "add a row, or declare it with `gap: {section: …, fr: …, en: …}` if the report leaves it open",
              left);
    if (left == Proving::kNever && table_.gap)
      in_.add("useless-gap", table_.place,
              "`" + table_.name + "` declares a gap but its rows leave nothing out", "remove `gap`");
  }

  void inputs() {
    for (const Name& input : table_.inputs) {
      bool tested = false;
      for (const Row& row : table_.rows) {
        for (const Condition& test : row.when) {
          tested |= test.name.text == input.text && test.test.form != UnaryTest::Form::irrelevant;
        }
      }
      if (!tested)
        in_.add("unused-input", input.place, "no row of `" + table_.name + "` tests `" + input.text + "`",
                "take it out of `inputs`, or test it");
    }
  }

  Proving& in_;
  const Table& table_;
  Function applies_;
  std::vector<Function> matches_;  // by row, where the table applies
};

}  // namespace

void prove_tables(Proving& in) {
  for (const TableId i : in.rules.tables.ids()) TableProver(in, i).prove();
}

}  // namespace diagclub
