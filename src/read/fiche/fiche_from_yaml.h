// In: the text of a fiche. Out: the fiche, or every error that it has. `unknown` and keys left out leave a
// fact open.
#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "model/fiche.h"
#include "read/fiche/fiche_words.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

// The most bytes one fiche may have.
constexpr std::size_t kLargestFiche = 1 << 20;

// The one fiche of a text, which may stand in a list of one. Nothing if and only if an error was added; every
// error of the fiche is told in one run.
std::optional<Fiche> fiche_from_yaml(const Source& source, const FicheForm& form, Diagnostics& diagnostics);

// Whether a fiche must hold every required fact, or is a fragment that shows only what matters (a test's).
enum class FicheScope { whole, fragment };

// The same from a part of a larger document.
std::optional<Fiche> fiche_from_node(const Node& root, const Source& source, const FicheForm& form,
                                     FicheScope scope, Diagnostics& diagnostics);

}  // namespace diagclub
