// What a signal handler may do is little: it walks a list that only grows, and removes files.
#include "cli/interrupted.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace diagclub {

// One place for a path. It stays in the list until the program ends, and is used again.
struct RemovedWhenInterrupted::Note {
  std::string path;
  std::atomic<bool> counts{false};
  Note* next = nullptr;

  static std::atomic<Note*> first;
};
std::atomic<RemovedWhenInterrupted::Note*> RemovedWhenInterrupted::Note::first{nullptr};

void RemovedWhenInterrupted::remove_all_and_die(int signal) {
  for (const Note* note = Note::first.load(); note != nullptr; note = note->next) {
    if (note->counts.load()) unlink(note->path.c_str());
  }
  ::signal(signal, SIG_DFL);
  raise(signal);
}

// Each signal that would end the program, unless whoever started it wants it to be passed over (nohup).
void RemovedWhenInterrupted::listen() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ, SIGXCPU}) {
    if (::signal(signal, remove_all_and_die) == SIG_IGN) ::signal(signal, SIG_IGN);
  }
}

RemovedWhenInterrupted::RemovedWhenInterrupted(const std::string& path) {
  static const bool listening = (listen(), true);
  (void)listening;
  note_ = Note::first.load();
  while (note_ != nullptr && note_->counts.load()) note_ = note_->next;
  if (note_ == nullptr) {
    note_ = new Note;
    note_->next = Note::first.load();
    Note::first.store(note_);
  }
  note_->path = path;
  note_->counts.store(true);
}

RemovedWhenInterrupted::~RemovedWhenInterrupted() { note_->counts.store(false); }

}  // namespace diagclub
