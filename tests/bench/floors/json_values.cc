// The floor of NDJSON: simdjson visiting every key and value of a file, texts unescaped and numbers
// converted, and nothing else. Prints how many documents and values there were.
#include <simdjson.h>

#include <cstdio>
#include <iostream>
#include <string_view>

using namespace simdjson;

namespace {

std::size_t values = 0;
double sum = 0;  // so that no conversion can be left out

template <typename Object>
void visit_fields(Object&& object);

void visit(ondemand::value value) {
  ++values;
  switch (value.type()) {
    case ondemand::json_type::object:
      visit_fields(value.get_object());
      break;
    case ondemand::json_type::array:
      for (auto element : value.get_array()) visit(element.value());
      break;
    case ondemand::json_type::string:
      sum += static_cast<double>(std::string_view(value.get_string()).size());
      break;
    case ondemand::json_type::number:
      sum += double(value.get_double());
      break;
    case ondemand::json_type::boolean:
      sum += bool(value.get_bool()) ? 1 : 0;
      break;
    case ondemand::json_type::null:
      break;
  }
}

template <typename Object>
void visit_fields(Object&& object) {
  for (auto field : object) {
    sum += static_cast<double>(std::string_view(field.unescaped_key()).size());
    visit(field.value());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "json_values FILE\n";
    return 2;
  }
  try {
    const padded_string text = padded_string::load(argv[1]);
    ondemand::parser parser;
    std::size_t documents = 0;
    ondemand::document_stream stream = parser.iterate_many(text);
    for (auto document : stream) {
      ++documents;
      visit_fields(document.get_object());
    }
    std::printf("%zu documents, %zu values, %g\n", documents, values, sum);
  } catch (const simdjson_error& error) {
    std::cerr << argv[1] << ": " << error.what() << '\n';
    return 2;
  }
}
