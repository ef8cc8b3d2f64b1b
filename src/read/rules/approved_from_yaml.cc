// A list of approved moves in YAML in, the moves out.
#include "read/rules/approved_from_yaml.h"

#include "read/yaml/mapping.h"

namespace diagclub {

std::optional<std::vector<ApprovedMove>> approved_moves_from_yaml(const Source& source,
                                                                  Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics, "an empty list is written `[]`");
  if (!root) return std::nullopt;
  const Reading reading{source, {}, diagnostics};
  static const EntryForm form{"", "an approved move", {{"fiche"}, {"table"}, {"from"}, {"to"}, {"reason"}}};
  std::vector<ApprovedMove> moves;
  if (root->kind != Node::Kind::sequence)
    reading.error("wrong-shape", *root, "approved moves are a list",
                  "write `- {fiche: …, table: …, from: …, to: …, reason: …}`, a line each");
  for (const Node& item : root->items) {
    const Mapping in(item, reading, form);
    moves.push_back(
        {in.word("fiche"), in.word("table"), in.word("from"), in.word("to"), in.word("reason"), item.span});
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return moves;
}

}  // namespace diagclub
