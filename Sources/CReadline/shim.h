// Doors to GNU readline: its global variables, its callbacks and the signals of a session.
//
// Readline and signal handlers know no closures, so that what a session needs between two calls
// must stand in a static place. It is the one struct below. A `static inline` function belongs to
// the object file that uses it; therefore exactly one Swift file, LineReader.swift, imports this
// header, and it keeps at most one session open.

#ifndef CHILD_IMPACT_CREADLINE_H
#define CHILD_IMPACT_CREADLINE_H

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#define LINE_SESSION_SIGNALS 6

struct line_session {
  int is_open;
  FILE *input;
  FILE *output;
  /// A signal handler writes the signal's number into [1]; the loop that waits reads [0].
  int signals[2];
  struct sigaction earlier[LINE_SESSION_SIGNALS];
  /// The value of LC_ALL before the session; `changed_locale` says whether it must come back.
  char *earlier_locale;
  int changed_locale;
  /// The line that was entered; NULL with `is_finished` set is the end of input.
  char *line;
  int is_finished;
  /// Called on Tab with `reader` and the text before the cursor; answers through
  /// line_session_add_match. NULL: no completion.
  void (*complete)(const void *reader, const char *text);
  const void *reader;
  int completes_files;
  /// matches[0] replaces the text, the others are shown.
  char **matches;
  size_t match_count;
};

static inline struct line_session *line_session(void) {
  static struct line_session session;
  return &session;
}

// Signals

static inline int line_session_signal(int index) {
  static const int numbers[LINE_SESSION_SIGNALS] = {SIGINT,  SIGQUIT,  SIGTERM,
                                                    SIGHUP, SIGWINCH, SIGTSTP};
  return numbers[index];
}

static inline void line_session_on_signal(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  // The pipe does not block; when it is full, enough signals are waiting in it.
  if (write(line_session()->signals[1], &byte, 1) < 0) { }
  errno = saved;
}

static inline void line_session_catch_signals(void) {
  for (int i = 0; i < LINE_SESSION_SIGNALS; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = line_session_on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(line_session_signal(i), NULL, &line_session()->earlier[i]);
    // What the parent had ignored, as nohup does, stays ignored.
    if (line_session()->earlier[i].sa_handler == SIG_IGN) continue;
    sigaction(line_session_signal(i), &action, NULL);
  }
}

static inline void line_session_release_signals(void) {
  for (int i = 0; i < LINE_SESSION_SIGNALS; i++)
    sigaction(line_session_signal(i), &line_session()->earlier[i], NULL);
}

/// The number of a signal that has come in, 0 when there is none.
static inline int line_session_next_signal(void) {
  unsigned char byte = 0;
  return read(line_session()->signals[0], &byte, 1) == 1 ? byte : 0;
}

static inline int line_session_signal_descriptor(void) { return line_session()->signals[0]; }

// Locale

/// Readline takes Chinese characters apart unless LC_CTYPE is UTF-8, and it asks the environment
/// at each line; C.UTF-8 is part of the C library.
static inline void line_session_use_utf8(void) {
  const char *earlier = getenv("LC_ALL");
  line_session()->changed_locale = 0;
  line_session()->earlier_locale = NULL;
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  line_session()->earlier_locale = earlier ? strdup(earlier) : NULL;
  line_session()->changed_locale = 1;
  setenv("LC_ALL", "C.UTF-8", 1);
  setlocale(LC_CTYPE, "");
}

static inline void line_session_restore_locale(void) {
  if (!line_session()->changed_locale) return;
  if (line_session()->earlier_locale) setenv("LC_ALL", line_session()->earlier_locale, 1);
  else unsetenv("LC_ALL");
  free(line_session()->earlier_locale);
  line_session()->earlier_locale = NULL;
}

// Completion

/// Adds what replaces the text before the cursor (the first) or is shown (the others).
static inline void line_session_add_match(const char *text) {
  struct line_session *session = line_session();
  size_t size = (session->match_count + 2) * sizeof(char *);
  char **grown = (char **)realloc(session->matches, size);
  char *copy = grown ? strdup(text) : NULL;
  if (grown) session->matches = grown;
  if (!copy) return;
  session->matches[session->match_count++] = copy;
  session->matches[session->match_count] = NULL;
}

static inline char **line_session_on_completion(const char *text, int start, int end) {
  struct line_session *session = line_session();
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  if (session->completes_files)
    return rl_completion_matches(text, rl_filename_completion_function);
  session->matches = NULL;
  session->match_count = 0;
  if (session->complete) session->complete(session->reader, text);
  return session->matches;
}

// The session

static inline void line_session_configure(void) {
  rl_readline_name = "child-impact";
  rl_instream = line_session()->input;
  rl_outstream = line_session()->output;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_initialize();
  rl_attempted_completion_function = line_session_on_completion;
  // The whole line is one word: separators such as `、` are more than a byte.
  rl_completer_word_break_characters = "";
  rl_completion_query_items = 0;
  rl_sort_completion_matches = 0;
  rl_ignore_completion_duplicates = 0;
  rl_variable_bind("page-completions", "off");
  rl_variable_bind("show-all-if-ambiguous", "on");
  rl_variable_bind("input-meta", "on");
  rl_variable_bind("output-meta", "on");
  rl_variable_bind("convert-meta", "off");
}

static inline void line_session_forget(void) {
  struct line_session *session = line_session();
  if (session->input) fclose(session->input);
  if (session->output) fclose(session->output);
  for (int i = 0; i < 2; i++)
    if (session->signals[i] > 0) close(session->signals[i]);
  memset(session, 0, sizeof *session);
}

static inline FILE *line_session_stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  FILE *stream = copy < 0 ? NULL : fdopen(copy, mode);
  if (!stream && copy >= 0) close(copy);
  return stream;
}

static inline int line_session_make_pipe(void) {
  int *ends = line_session()->signals;
  if (pipe(ends) < 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  return 0;
}

/// Opens the session on two descriptors, which it duplicates: 0, or an error number.
static inline int line_session_open(int input, int output) {
  struct line_session *session = line_session();
  if (session->is_open) return EBUSY;
  if (!isatty(input)) return ENOTTY;
  memset(session, 0, sizeof *session);
  session->input = line_session_stream(input, "r");
  session->output = line_session_stream(output, "w");
  if (!session->input || !session->output || line_session_make_pipe() < 0) {
    int error = errno;
    line_session_forget();
    return error;
  }
  session->is_open = 1;
  line_session_use_utf8();
  line_session_configure();
  line_session_catch_signals();
  return 0;
}

static inline void line_session_close(void) {
  if (!line_session()->is_open) return;
  line_session_release_signals();
  line_session_restore_locale();
  clear_history();
  rl_instream = NULL;
  rl_outstream = NULL;
  line_session_forget();
}

// One line

static inline void line_session_on_line(char *line) {
  line_session()->line = line;
  line_session()->is_finished = 1;
  // Removed here, or readline would show the prompt once more.
  rl_callback_handler_remove();
}

static inline void line_session_begin(const char *prompt, const char *prefill) {
  line_session()->line = NULL;
  line_session()->is_finished = 0;
  rl_callback_handler_install(prompt, line_session_on_line);
  if (!*prefill) return;
  rl_insert_text(prefill);
  rl_redisplay();
}

/// Reads a key; the line is finished when this returns 1.
static inline int line_session_read_key(void) {
  rl_callback_read_char();
  return line_session()->is_finished;
}

static inline void line_session_set_completion(
    void (*complete)(const void *, const char *), const void *reader, int files) {
  line_session()->complete = complete;
  line_session()->reader = reader;
  line_session()->completes_files = files;
}

/// The line that was entered, NULL for the end of input; the caller frees it.
static inline char *line_session_take_line(void) {
  char *line = line_session()->line;
  line_session()->line = NULL;
  return line;
}

/// Gives the line up and restores the terminal; `number` is shown as the terminal would (`^C`).
static inline void line_session_abandon(int number) {
  rl_callback_sigcleanup();
  rl_free_line_state();
  rl_echo_signal_char(number);
  rl_crlf();
  fflush(rl_outstream);
  rl_callback_handler_remove();
}

/// Ends the line on which the end of input came. Readline does it itself when it switches the
/// terminal's bracketed paste off.
static inline void line_session_end_line(void) {
  if (strcmp(rl_variable_value("enable-bracketed-paste"), "on") == 0) return;
  rl_crlf();
  fflush(rl_outstream);
}

/// Stops the program as Ctrl-Z asks, with the terminal as it was, and returns when it goes on.
static inline void line_session_suspend(void) {
  struct sigaction normal, ours;
  memset(&normal, 0, sizeof normal);
  normal.sa_handler = SIG_DFL;
  rl_deprep_terminal();
  sigaction(SIGTSTP, &normal, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  rl_prep_terminal(1);
  rl_forced_update_display();
}

#endif
