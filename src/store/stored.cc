// Plans, their functions and clubs to bytes and back, by cereal.
#include "store/stored.h"

#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "base/sizes.h"
#include "store/fields.h"

namespace diagclub {

namespace {

// Archives over memory: cereal's own go through streams, which takes twice as long.
class BytesOut : public cereal::OutputArchive<BytesOut, cereal::AllowEmptyClassElision> {
 public:
  BytesOut() : OutputArchive(this) {}

  void saveBinary(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class BytesIn : public cereal::InputArchive<BytesIn, cereal::AllowEmptyClassElision> {
 public:
  explicit BytesIn(std::string_view bytes) : InputArchive(this), left_(bytes) {}

  void loadBinary(void* data, std::size_t size) {
    if (size > left_.size()) throw std::logic_error("the stored bytes are cut short");
    if (size != 0) std::memcpy(data, left_.data(), size);
    left_.remove_prefix(size);
  }
  std::string_view left() const { return left_; }

 private:
  std::string_view left_;
};

// cereal finds these by their names.
template <typename Value, std::enable_if_t<std::is_arithmetic_v<Value>, int> = 0>
void save(BytesOut& archive, const Value& number) {
  archive.saveBinary(&number, sizeof number);
}
template <typename Value, std::enable_if_t<std::is_arithmetic_v<Value>, int> = 0>
void load(BytesIn& archive, Value& number) {
  archive.loadBinary(&number, sizeof number);
}
template <typename Archive, typename Size>
void serialize(Archive& archive, cereal::SizeTag<Size>& tag) {
  archive(tag.size);
}
template <typename Archive, typename Value>
void serialize(Archive& archive, cereal::NameValuePair<Value>& pair) {
  archive(pair.value);
}
template <typename Pointer>
void save(BytesOut& archive, const cereal::BinaryData<Pointer>& bytes) {
  archive.saveBinary(bytes.data, size_from(bytes.size));
}
template <typename Pointer>
void load(BytesIn& archive, cereal::BinaryData<Pointer>& bytes) {
  archive.loadBinary(bytes.data, size_from(bytes.size));
}

}  // namespace

}  // namespace diagclub

CEREAL_SETUP_ARCHIVE_TRAITS(diagclub::BytesIn, diagclub::BytesOut)

namespace diagclub {

namespace {

template <typename Stored>
std::string bytes_from(const Stored& stored) {
  BytesOut archive;
  archive(stored);
  return archive.take();
}

template <typename Stored>
void read_into(Stored& stored, std::string_view bytes) {
  BytesIn archive(bytes);
  archive(stored);
}

}  // namespace

std::string bytes_from_plan(const Plan& plan) { return bytes_from(plan); }

std::unique_ptr<const Plan> plan_from_bytes(std::string_view bytes, std::vector<Source> files) {
  std::unique_ptr<Plan> plan(new Plan);
  read_into(*plan, bytes);
  plan->checked_.rules_.files = IndexVector<FileId, Source>(std::move(files));
  plan->checked_.names_ = Names(plan->rules());
  return plan;
}

std::string bytes_from_functions(const Functions& functions) { return bytes_from(functions); }

Functions functions_from_bytes(const Plan& plan, std::string_view bytes) {
  Functions functions(plan, Functions::Unfilled{});
  read_into(functions, bytes);
  return functions;
}

std::string bytes_from_case_base(const PeerClubs& base) {
  std::vector<std::size_t> starts;
  std::string clubs;
  for (std::size_t i = 0; i < base.facts.size(); ++i) {
    starts.push_back(clubs.size());
    clubs += bytes_from(base.club(i));
  }
  BytesOut archive;
  archive(base.facts, base.weights, base.verdicts, starts);
  return archive.take() + clubs;
}

PeerClubs case_base_from_bytes(std::string_view bytes) {
  PeerClubs base;
  std::vector<std::size_t> starts;
  BytesIn archive(bytes);
  archive(base.facts, base.weights, base.verdicts, starts);
  base.club = [starts = std::move(starts), clubs = archive.left()](std::size_t index) {
    LabelledClub club;
    read_into(club, clubs.substr(starts[index]));
    return club;
  };
  return base;
}

}  // namespace diagclub
