// Blocks through a reader, workers and the caller, in order.
#include "batch/score.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "base/sizes.h"
#include "batch/fiche_documents.h"

namespace diagclub {

namespace {

// One block on its way.
struct Slot {
  Block block;
  ScoredBlock scored;
  bool done = false;
};

// The blocks on their way, in order. The reader waits while there are too many, the workers while there is
// none to work on, the caller until the first is done.
class OrderedQueue {
 public:
  explicit OrderedQueue(std::size_t most) : most_(most) {}

  bool put(Block block) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || slots_.size() < most_; });
    if (closed_) return false;
    slots_.push_back(std::make_shared<Slot>());
    slots_.back()->block = std::move(block);
    lock.unlock();
    work_.notify_one();
    return true;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    work_.notify_all();
    done_.notify_all();
  }
  // Nobody is to go on.
  void close(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    if (!failure_) failure_ = std::move(failure);
    room_.notify_all();
    work_.notify_all();
    done_.notify_all();
  }
  // The next block that nobody works on; nothing when there will be none.
  std::shared_ptr<Slot> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return closed_ || taken_ < slots_.size() || ended_; });
    return closed_ || taken_ == slots_.size() ? nullptr : slots_[taken_++];
  }
  void finish(Slot& slot) {
    const std::lock_guard lock(mutex_);
    slot.done = true;
    if (slots_.front().get() == &slot) done_.notify_one();
  }
  // The first block, when it is done; nothing when all are given.
  std::shared_ptr<Slot> first() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] {
      return closed_ || (!slots_.empty() && slots_.front()->done) || (ended_ && slots_.empty());
    });
    if (failure_) std::rethrow_exception(failure_);
    if (closed_ || slots_.empty()) return nullptr;
    auto first = std::move(slots_.front());
    slots_.pop_front();
    --taken_;
    // Not at each: the reader then wakes up for several blocks at once.
    const bool room = slots_.size() == most_ / 2;
    lock.unlock();
    if (room) room_.notify_one();
    return first;
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable room_;  // for the reader, who waits alone
  std::condition_variable work_;  // for the workers
  std::condition_variable done_;  // for the caller
  std::deque<std::shared_ptr<Slot>> slots_;
  std::size_t taken_ = 0;
  bool ended_ = false;
  bool closed_ = false;
  std::exception_ptr failure_;
};

}  // namespace

void score(const ScoreSetup& setup, BlockReader inputs, int jobs, const ScoreSink& sink) {
  OrderedQueue line(size_from(2 * jobs + 2));
  const auto guarded = [&](const auto& work) {
    try {
      work();
    } catch (...) {
      line.close(std::current_exception());
    }
  };
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    guarded([&] {
      while (auto block = inputs.next()) {
        if (!line.put(std::move(*block))) return;
      }
      line.end();
    });
  });
  for (int i = 0; i < jobs; ++i) {
    threads.emplace_back([&] {
      guarded([&] {
        Scorer scorer(setup);
        while (const auto slot = line.take()) {
          scorer.score(slot->block, slot->scored);
          inputs.take_back(std::move(slot->block.text));
          line.finish(*slot);
        }
      });
    });
  }
  std::exception_ptr failure;
  try {
    const Scorer scorer(setup);
    const Input* input = nullptr;  // the stream at hand
    bool whole = false;            // and whether all of it passes here
    long long documents = 0;
    while (const auto slot = line.first()) {
      const Block& block = slot->block;
      if (block.input.get() != input) {
        input = block.input.get();
        whole = block.starts_input;
        documents = 0;
      }
      documents += slot->scored.documents;
      if (block.ends_input && whole && documents == 0)
        scorer.reject(input->name, 1, kNothingInIt, kNothingInItHelp, slot->scored);
      if (!sink(slot->scored, block.after)) break;
    }
  } catch (...) {
    failure = std::current_exception();
  }
  line.close(nullptr);
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace diagclub
