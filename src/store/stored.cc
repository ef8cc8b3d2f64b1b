// Plans, their functions and clubs to bytes and back, by cereal.
#include "store/stored.h"

#include <cereal/archives/binary.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <sstream>
#include <streambuf>

#include "store/fields.h"

namespace diagclub {

namespace {

// Bytes where they stand, as a stream.
class Bytes : public std::streambuf {
 public:
  explicit Bytes(std::string_view bytes) {
    char* const begin = const_cast<char*>(bytes.data());  // only read
    setg(begin, begin, begin + bytes.size());
  }
};

template <typename Stored>
std::string bytes_from(const Stored& stored) {
  std::ostringstream stream;
  cereal::BinaryOutputArchive archive(stream);
  archive(stored);
  return std::move(stream).str();
}

template <typename Stored>
void read_into(Stored& stored, std::string_view bytes) {
  Bytes buffer(bytes);
  std::istream stream(&buffer);
  cereal::BinaryInputArchive archive(stream);
  archive(stored);
}

}  // namespace

std::string bytes_from_plan(const Plan& plan) { return bytes_from(plan); }

std::unique_ptr<const Plan> plan_from_bytes(std::string_view bytes, std::vector<Source> files) {
  std::unique_ptr<Plan> plan(new Plan);
  read_into(*plan, bytes);
  plan->checked_.rules_.files = std::move(files);
  plan->checked_.names_ = Names(plan->rules());
  return plan;
}

std::string bytes_from_functions(const Functions& functions) { return bytes_from(functions); }

Functions functions_from_bytes(const Plan& plan, std::string_view bytes) {
  Functions functions(plan, Functions::Unfilled{});
  read_into(functions, bytes);
  return functions;
}

std::string bytes_from_clubs(const std::vector<KnownCase>& clubs) { return bytes_from(clubs); }

std::vector<KnownCase> clubs_from_bytes(std::string_view bytes) {
  std::vector<KnownCase> clubs;
  read_into(clubs, bytes);
  return clubs;
}

}  // namespace diagclub
