// Cells in, FEEL out.
#include "report/dmn/feel.h"

#include <algorithm>

#include "value/outcome_words.h"

namespace diagclub {

namespace {

// Words that FEEL reads as something else than a name.
const std::set<std::string_view> kReserved{
    "and",      "between", "boolean",   "context",  "date",   "else", "every", "external", "false", "for",
    "function", "if",      "in",        "instance", "list",   "not",  "null",  "number",   "of",    "or",
    "range",    "return",  "satisfies", "some",     "string", "then", "time",  "true"};

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

// `[30..60)`, `< 60`, `30`; of a named value, `(x >= 30 and x < 60)`.
std::string range_text(const Interval& range, std::string_view value) {
  const bool low = range.low.is_finite();
  const bool high = range.high.is_finite();
  const std::string of = value.empty() ? "" : std::string(value) + " ";
  if (low && range.low == range.high)
    return value.empty() ? text_from_number(range.low) : of + "= " + text_from_number(range.low);
  const std::string above = of + (range.low_open ? "> " : ">= ") + text_from_number(range.low);
  const std::string below = of + (range.high_open ? "< " : "<= ") + text_from_number(range.high);
  if (!low || !high) return low ? above : below;
  if (!value.empty()) return "(" + above + " and " + below + ")";
  return (range.low_open ? "(" : "[") + text_from_number(range.low) + ".." + text_from_number(range.high) +
         (range.high_open ? ")" : "]");
}

}  // namespace

std::string feel_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

Feel::Feel(const Plan& plan) : plan_(plan) {
  const RuleSet& rules = plan.rules();
  const auto add = [&](const auto& elements) {
    for (const auto id : elements.ids()) names_[id] = unique(elements[id].name);
  };
  add(rules.tables);
  add(rules.facts);
  add(rules.rules);
  add(rules.counts);
  for (const Fact& fact : rules.facts) known_.push_back(unique(fact.name + "_known"));
  std::map<std::string, std::string> by_condition;
  for (const TableId table : rules.tables.ids()) {
    const NodeId node = plan.step_of(table).speaks;
    if (node == kAlways) continue;
    const auto [at, fresh] = by_condition.try_emplace(condition(node));
    if (fresh) {
      std::string looks_at = "applies";
      std::set<EntryRef> seen;
      for (const VariableId variable : variables(node)) {
        const EntryRef looked = plan.variables()[variable].thing;
        if (names_.count(looked) > 0 && seen.insert(looked).second) looks_at += "_" + names_[looked];
      }
      at->second = unique(looks_at);
    }
    applies_[table] = at->second;
  }
}

std::vector<VariableId> Feel::variables(NodeId index) const {
  if (index == kAlways) return {};
  const PlanNode& node = plan_.nodes()[index];
  std::vector<VariableId> found;
  if (node.op == PlanNode::Op::literal) found.push_back(node.variable);
  for (const NodeId child : node.children()) {
    for (const VariableId variable : variables(child)) found.push_back(variable);
  }
  return found;
}

std::string Feel::unique(std::string_view name) {
  std::string base;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (base.empty() && !letter) base = "_";
    if (letter || (digit && !base.empty())) base += c;
    if (!letter && !digit && base.back() != '_') base += '_';
  }
  if (base.empty() || kReserved.count(base) > 0) base += "_";
  std::string one = base;
  for (int number = 2; !taken_.insert(one).second; ++number) one = base + "_" + std::to_string(number);
  return one;
}

bool Feel::is_boolean(VariableId variable) const {
  const Variable& about = plan_.variables()[variable];
  if (about.aspect != Variable::Aspect::value) return true;
  switch (about.thing.kind) {
    case EntryKind::fact:
      return plan_.rules().facts[about.thing.fact()].kind == FactKind::yes_no;
    case EntryKind::table:
    case EntryKind::count:
      return false;
    case EntryKind::parameter:
    case EntryKind::rule:
    case EntryKind::recommendation:
    case EntryKind::presumption:
      break;
  }
  return true;
}

bool Feel::is_number(VariableId variable) const {
  const EntryRef thing = plan_.variables()[variable].thing;
  if (is_boolean(variable)) return false;
  if (thing.kind == EntryKind::fact) return plan_.rules().facts[thing.fact()].kind == FactKind::number;
  return thing.kind == EntryKind::count ||
         plan_.rules().tables[thing.table()].hit == HitPolicy::collect_count;
}

std::string_view Feel::type(VariableId variable) const {
  return is_boolean(variable) ? "boolean" : is_number(variable) ? "number" : "string";
}

std::string Feel::expression(VariableId variable) const {
  const Variable& about = plan_.variables()[variable];
  if (about.aspect == Variable::Aspect::known) return known_[about.thing.fact()];
  const std::string& named = name(about.thing);
  if (about.aspect == Variable::Aspect::value) return named;
  const std::string& word = about.thing.kind == EntryKind::table
                                ? plan_.rules().tables[about.thing.table()].outputs[about.member].name
                                : plan_.rules().facts[about.thing.fact()].choices[about.member].name;
  return "list contains(" + named + ", " + feel_string(word) + ")";
}

std::vector<std::string> Feel::words(VariableId variable, Cells cells) const {
  const EntryRef thing = plan_.variables()[variable].thing;
  std::vector<std::string> words;
  for (; cells != 0; cells &= cells - 1) {
    const std::size_t at = lowest_cell(cells);
    if (thing.kind == EntryKind::fact) {
      words.push_back(feel_string(plan_.rules().facts[thing.fact()].choices[at].name));
    } else {
      const auto& outputs = plan_.rules().tables[thing.table()].outputs;
      words.push_back(feel_string(at < outputs.size() ? outputs[at].name : std::string(kNoRow)));
    }
  }
  return words;
}

// Runs of cells side by side; those that cannot occur fill gaps as they please. A run that reaches the first
// or the last cell has no end there.
std::vector<std::string> Feel::ranges(VariableId variable, Cells accepted, std::string_view value) const {
  const Variable& about = plan_.variables()[variable];
  const bool rows = about.thing.kind == EntryKind::table;
  const auto numbers = [&](std::size_t cell) {
    return rows ? Interval::point(cell) : about.axis.numbers(cell);
  };
  std::vector<std::size_t> cells;
  for (Cells left = about.all; left != 0; left &= left - 1) cells.push_back(lowest_cell(left));
  std::vector<std::string> ranges;
  for (std::size_t from = 0; from < cells.size(); ++from) {
    if ((accepted & cell(cells[from])) == 0) continue;
    std::size_t to = from;
    while (to + 1 < cells.size() && (accepted & cell(cells[to + 1])) != 0) ++to;
    Interval range = numbers(cells[from]);
    range.high = numbers(cells[to]).high;
    range.high_open = numbers(cells[to]).high_open;
    if (range.low != range.high) {  // one number stays that number
      if (from == 0) range.low = -Number::infinity();
      if (to + 1 == cells.size()) range.high = Number::infinity();
    }
    ranges.push_back(range_text(range, value));
    from = to;
  }
  return ranges;
}

std::string Feel::values(VariableId variable) const {
  const Variable& about = plan_.variables()[variable];
  if (is_boolean(variable)) return "";
  if (!is_number(variable)) return joined(words(variable, about.all), ",");
  if (about.thing.kind == EntryKind::fact)
    return range_text(plan_.rules().facts[about.thing.fact()].bounds, "");
  const std::size_t most = about.thing.kind == EntryKind::count
                               ? plan_.rules().counts[about.thing.count()].of.size()
                               : plan_.rules().tables[about.thing.table()].rows.size();
  return range_text({0, most, false, false}, "");
}

std::string Feel::test(VariableId variable, Cells accepted) const {
  const Cells all = plan_.variables()[variable].all;
  accepted &= all;
  if (accepted == all) return "-";
  if (is_boolean(variable)) return accepted == kYesCell ? "true" : "false";
  if (is_number(variable)) return joined(ranges(variable, accepted, ""), ",");
  if (2 * cell_count(accepted) <= cell_count(all)) return joined(words(variable, accepted), ",");
  return "not(" + joined(words(variable, all & ~accepted), ",") + ")";
}

std::string Feel::condition(NodeId index) const {
  const PlanNode& node = plan_.nodes()[index];
  std::vector<std::string> parts;
  if (node.op == PlanNode::Op::literal) {
    const Cells all = plan_.variables()[node.variable].all;
    const Cells accepted = node.accepted & all;
    if (accepted == all) return "true";
    if (accepted == 0) return "false";
    const std::string value = expression(node.variable);
    if (is_boolean(node.variable)) return accepted == kYesCell ? value : "not(" + value + ")";
    if (is_number(node.variable)) {
      parts = ranges(node.variable, accepted, value);
    } else {
      const bool few = 2 * cell_count(accepted) <= cell_count(all);
      for (const std::string& word : words(node.variable, few ? accepted : all & ~accepted))
        parts.push_back(value + (few ? " = " : " != ") + word);
      return parts.size() == 1 ? parts.front() : "(" + joined(parts, few ? " or " : " and ") + ")";
    }
    return parts.size() == 1 ? parts.front() : "(" + joined(parts, " or ") + ")";
  }
  for (const NodeId child : node.children()) parts.push_back(condition(child));
  if (node.op == PlanNode::Op::negation) return "not(" + parts.front() + ")";
  const bool any = node.op == PlanNode::Op::any;
  if (parts.empty()) return any ? "false" : "true";
  return parts.size() == 1 ? parts.front() : "(" + joined(parts, any ? " or " : " and ") + ")";
}

}  // namespace diagclub
