#include "report/schema/fixed_schemas.h"

namespace diagclub {

std::optional<std::string_view> fixed_schema(std::string_view name) {
  for (const EmbeddedFile& file : fixed_schemas()) {
    if (file.path.substr(0, file.path.rfind('.')) == name) return file.text;
  }
  return std::nullopt;
}

}  // namespace diagclub
