// JSON text in, Node out, through RapidJSON's events: they name no places, but its stream knows how far it
// is.
#include "read/json/json_node.h"

#include <rapidjson/error/error.h>
#include <rapidjson/reader.h>

#include <algorithm>

#include "base/other_file.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "read/json/json_advice.h"
#include "read/yaml/node_tree.h"

namespace diagclub {

namespace {

constexpr std::size_t kDeepest = 32;  // as for YAML
constexpr std::string_view kBetweenValues = " \t\r\n,:";

// RapidJSON works on a copy of a stream that it knows to be a mere pointer, which is not told how far the
// copy is.
struct Stream : rapidjson::StringStream {
  explicit Stream(const char* text) : rapidjson::StringStream(text) {}
};

JsonFault fault_of(rapidjson::ParseErrorCode code) {
  using namespace rapidjson;
  switch (code) {
    case kParseErrorDocumentRootNotSingular:
      return JsonFault::behind_end;
    case kParseErrorObjectMissName:
      return JsonFault::key;
    case kParseErrorObjectMissColon:
      return JsonFault::colon;
    case kParseErrorObjectMissCommaOrCurlyBracket:
    case kParseErrorArrayMissCommaOrSquareBracket:
      return JsonFault::comma;
    case kParseErrorStringUnicodeEscapeInvalidHex:
    case kParseErrorStringUnicodeSurrogateInvalid:
    case kParseErrorStringEscapeInvalid:
      return JsonFault::escape;
    case kParseErrorStringMissQuotationMark:
    case kParseErrorStringInvalidEncoding:
      return JsonFault::text_end;
    case kParseErrorNumberMissFraction:
    case kParseErrorNumberMissExponent:
      return JsonFault::number;
    default:
      return JsonFault::value;
  }
}

class Builder {
 public:
  Builder(const Source& source, const Stream& stream, std::size_t skipped)
      : source_(source), stream_(stream), skipped_(skipped), end_(skipped) {}

  // What RapidJSON calls; false stops it.
  bool Null() { return scalar(Node::Kind::null, "", true, false); }
  bool Bool(bool yes) { return scalar(Node::Kind::scalar, yes ? "true" : "false", true, false); }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    return scalar(Node::Kind::scalar, {text, length}, true, true);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return scalar(Node::Kind::scalar, {text, length}, false, false);
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    Node key;
    if (!place(key, {text, length})) return false;
    tree_.add(std::move(key));
    return true;
  }
  bool StartObject() { return open(Node::Kind::mapping); }
  bool StartArray() { return open(Node::Kind::sequence); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  // Numbers come as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  NodeTree& tree() { return tree_; }
  // Why it was this that stopped the reading, and where; empty when it was not.
  const JsonAdvice& refused() const { return refused_; }
  Span refused_at() const { return refused_at_; }

 private:
  Span span(std::size_t from, std::size_t to) const { return {source_.position(from), source_.position(to)}; }

  // Where the token that the stream has just come through starts: behind the last one, only commas, colons
  // and white space stand before it.
  std::size_t start_of_token() {
    const std::size_t from =
        std::min(source_.text().find_first_not_of(kBetweenValues, end_), source_.text().size());
    end_ = skipped_ + stream_.Tell();
    return from;
  }
  bool place(Node& node, std::string_view text) {
    const std::size_t from = start_of_token();
    node.kind = Node::Kind::scalar;
    node.text = std::string(text);
    node.span = span(from, end_);
    // RapidJSON lets half of a surrogate pair through.
    if (!first_invalid_utf8(text)) return true;
    refused_ = json_advice("\\x", 0, JsonFault::escape);
    refused_at_ = node.span;
    return false;
  }
  bool scalar(Node::Kind kind, std::string_view text, bool plain, bool number) {
    Node node;
    if (!place(node, text)) return false;
    node.kind = kind;
    node.plain = plain && kind == Node::Kind::scalar;
    node.number = number;
    tree_.add(std::move(node));
    return true;
  }
  bool open(Node::Kind kind) {
    const std::size_t from = start_of_token();
    if (tree_.depth() >= kDeepest) {
      refused_ = {"nested too deep", "a fiche has sections and values, nothing below"};
      refused_at_ = span(from, from + 1);
      return false;
    }
    Node node;
    node.kind = kind;
    node.span = span(from, from + 1);
    tree_.open(std::move(node));
    return true;
  }
  bool close() {
    end_ = skipped_ + stream_.Tell();
    tree_.close();
    return true;
  }

  const Source& source_;
  const Stream& stream_;
  std::size_t skipped_;
  std::size_t end_;  // of the last token
  NodeTree tree_;
  JsonAdvice refused_;
  Span refused_at_;
};

}  // namespace

std::optional<Node> node_from_json(const Source& source, Diagnostics& diagnostics,
                                   const std::string& empty_help) {
  const std::string_view text = source.text();
  const auto refuse = [&](Span span, const std::string& message, const std::string& help) {
    diagnostics.error(source, span, message, help, "bad-yaml");
    return std::nullopt;
  };
  if (const auto other = other_file(text)) {
    diagnostics.error_without_place(source.name(), other->message, other->help, "bad-yaml");
    return std::nullopt;
  }
  const auto at = [&](std::size_t offset) {
    return Span{source.position(offset), source.position(offset + 1)};
  };
  if (const auto bad = first_invalid_utf8(text))
    return refuse(at(*bad), "this is not UTF-8 text", "save the file as UTF-8");
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  if (control != text.end()) {
    return refuse(at(size_from(control - text.begin())), "a control character stands in the text",
                  "remove it");
  }
  const std::size_t skipped =
      text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  if (text.find_first_not_of(" \t\r\n", skipped) == std::string_view::npos)
    return refuse(at(0), "there is nothing in it", empty_help);
  Stream stream(text.data() + skipped);  // a Source's text ends in a NUL
  Builder builder(source, stream, skipped);
  rapidjson::Reader reader;
  const auto result = reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(stream, builder);
  if (!builder.refused().message.empty())
    return refuse(builder.refused_at(), builder.refused().message, builder.refused().help);
  if (result.IsError()) {
    const std::size_t where = std::min(skipped + result.Offset(), text.size());
    const JsonAdvice told = json_advice(text, where, fault_of(result.Code()));
    return refuse(at(where), told.message, told.help);
  }
  builder.tree().report_duplicates(source, diagnostics);
  return builder.tree().take();
}

}  // namespace diagclub
