#include "model/vocabulary.h"

namespace diagclub {

std::vector<std::string> Choice::words() const {
  std::vector<std::string> words{name};
  words.insert(words.end(), aliases.begin(), aliases.end());
  words.insert(words.end(), {label.fr, label.en});
  return words;
}

std::string Fact::section() const {
  const std::size_t dot = name.find('.');
  return dot == std::string::npos ? "" : name.substr(0, dot);
}

std::string Fact::key() const {
  const std::size_t dot = name.find('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

std::vector<std::string> Fact::keys() const {
  std::vector<std::string> keys{key(), heading};
  keys.insert(keys.end(), aliases.begin(), aliases.end());
  return keys;
}

}  // namespace diagclub
