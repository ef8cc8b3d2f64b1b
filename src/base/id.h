// In: positions in lists. Out: the same as types of their own, one a list, and lists that take no other.
#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include "base/sizes.h"

namespace diagclub {

// A position in a list: of a fact among the facts, of a node among the nodes. `Tag` tells the lists apart, so
// that what is a fact's is never looked up among the tables. No position at all is `std::nullopt`. It is four
// bytes and costs what a number of four bytes does.
template <typename Tag>
class Id {
 public:
  // The first.
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {
    assert(index <= std::numeric_limits<std::uint32_t>::max());
  }
  constexpr std::size_t index() const { return index_; }

  constexpr auto operator<=>(const Id&) const = default;
  constexpr Id& operator++() {
    ++index_;
    return *this;
  }
  // So many further on.
  friend constexpr Id operator+(Id id, std::size_t steps) { return Id(id.index() + steps); }
  // How far it is from one before it.
  friend constexpr std::size_t operator-(Id id, Id before) {
    assert(before <= id);
    return id.index() - before.index();
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(index_);
  }

 private:
  std::uint32_t index_ = 0;
};

// Some ids one after the other: `for (const FactId fact : Ids(FactId(0), 3))`.
template <typename AnId>
class Ids {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = AnId;
    using difference_type = std::ptrdiff_t;
    using pointer = const AnId*;
    using reference = AnId;

    constexpr explicit Iterator(AnId id) : id_(id) {}
    constexpr AnId operator*() const { return id_; }
    constexpr Iterator& operator++() {
      ++id_;
      return *this;
    }
    constexpr Iterator operator++(int) {
      Iterator before = *this;
      ++id_;
      return before;
    }
    constexpr bool operator==(const Iterator&) const = default;

   private:
    AnId id_;
  };

  constexpr explicit Ids(std::size_t count) : count_(count) {}
  constexpr Ids(AnId first, std::size_t count) : first_(first), count_(count) {}
  constexpr Iterator begin() const { return Iterator(first_); }
  constexpr Iterator end() const { return Iterator(first_ + count_); }
  constexpr AnId front() const { return first_; }
  constexpr std::size_t size() const { return count_; }

 private:
  AnId first_{};
  std::size_t count_;
};

// A list of which only its own ids give an element.
template <typename AnId, typename Element>
class IndexVector {
 public:
  using Items = std::vector<Element>;
  using value_type = Element;

  IndexVector() = default;
  explicit IndexVector(std::size_t count) : items_(count) {}
  IndexVector(std::size_t count, const Element& element) : items_(count, element) {}
  IndexVector(std::initializer_list<Element> elements) : items_(elements) {}
  explicit IndexVector(Items items) : items_(std::move(items)) {}

  typename Items::reference operator[](AnId id) { return items_[id.index()]; }
  typename Items::const_reference operator[](AnId id) const { return items_[id.index()]; }

  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  // All of them, in order.
  Ids<AnId> ids() const { return Ids<AnId>(size()); }
  // The one after the last.
  AnId next() const { return AnId(size()); }
  // The id of an element that stands in it.
  AnId id_of(const Element& element) const { return AnId(position_of(items_, element)); }
  const Items& items() const { return items_; }

  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  typename Items::reference front() { return items_.front(); }
  typename Items::const_reference front() const { return items_.front(); }
  typename Items::reference back() { return items_.back(); }
  typename Items::const_reference back() const { return items_.back(); }

  void push_back(Element element) { items_.push_back(std::move(element)); }
  template <typename... Arguments>
  typename Items::reference emplace_back(Arguments&&... arguments) {
    return items_.emplace_back(std::forward<Arguments>(arguments)...);
  }
  // The same, for its id.
  AnId add(Element element) {
    items_.push_back(std::move(element));
    return AnId(size() - 1);
  }
  void pop_back() { items_.pop_back(); }
  void reserve(std::size_t count) { items_.reserve(count); }
  void resize(std::size_t count) { items_.resize(count); }
  void assign(std::size_t count, const Element& element) { items_.assign(count, element); }
  void clear() { items_.clear(); }
  template <typename Place, typename From>
  void insert(Place place, From first, From last) {
    items_.insert(place, first, last);
  }
  template <typename... Places>
  void erase(Places... places) {
    items_.erase(places...);
  }

  bool operator==(const IndexVector&) const = default;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(items_);
  }

 private:
  Items items_;
};

}  // namespace diagclub

template <typename Tag>
struct std::hash<diagclub::Id<Tag>> {
  std::size_t operator()(diagclub::Id<Tag> id) const noexcept { return id.index(); }
};
