/** Frames that stand in the stacks of many flaws and say nothing of any: sanitizers, allocators, C and language run times, signal handling, fuzzing engines. */

const wholeNames = new Set(
  `abort exit raise tgkill gsignal main start_thread clone clone3 start RaiseException pthread_create pthread_kill chk_fail fortify_fail fortify_fail_abort
   stack_chk_fail libc_message malloc_printerr int_free int_malloc int_realloc syscall kill assert assert_fail assert_fail_base rust_try rust_oom rust_panic
   rust_begin_unwind cfree memalign posix_memalign reallocarray bcmp bcopy scanf printf vfprintf read write run_exit_handlers cxa_throw cxa_rethrow cxa_atexit
   start_main libc_start_main libc_start_call_main tmainCRTStartup scrt_common_main_seh BaseThreadInitThunk RtlUserThreadStart CFCrash WTFCrash dump_stack
   dump_stack_lvl show_stack print_report kasan_report print_address_description generic_cpp dump_backtrace ret_from_fork panic goexit gopanic sigpanic
   bt_terminate_handler demangling_terminate_handler LLVMFuzzerRunDriver`.split(/\s+/),
);

const beginnings =
  `std:: libc_ testing:: v8::base::OS::Abort V8_Fatal android_log_assert ImmediateCrash absl::log_internal gnu_cxx:: MemcmpInterceptor memcmp memcpy memmove memset strcmp strcpy strdup strlen strncpy strnlen strchr strcat strncmp strtol operator malloc calloc realloc free
  asan_ asan:: hwasan msan_ msan:: tsan_ tsan:: ubsan_ ubsan:: lsan_ lsan:: sanitizer_ sanitizer:: kasan_ check_memory_region fuzzer:: libfuzzer_sys::
  std::panic std::terminate std::process::abort std::sys std::rt:: std::__terminate std::__throw core::panicking core::option::expect core::result::unwrap
  core::fmt:: core::ops::function alloc:: rust_start_panic logging:: base::debug:: base::allocator allocator_shim PartitionAlloc DebugBreak
  java.lang. java.base/ java.util.concurrent jdk.internal. sun.reflect. com.code_intelligence.jazzer atheris. pybind11 PyCFunction PyObject_Call PyEval PyRun
  runtime. testing. reflect. node:internal Module._ System.Runtime System.Threading SharpFuzz. pthread_`.split(
    /\s+/,
  );

/** By their first two letters, since every name of every frame is looked up. */
const byLetters = Map.groupBy(beginnings, (beginning) => beginning.slice(0, 2));

/** Whether a frame of this name says nothing of the flaw; names as {@link functionName} gives them. */
export function isMachinery(name: string): boolean {
  if (wholeNames.has(name)) return true;
  return byLetters.get(name.slice(0, 2))?.some((beginning) => name.startsWith(beginning)) ?? false;
}

const entry =
  /LLVMFuzzerTestOneInput|fuzzerTestOneInput|TestOneInput|TestOneProtoInput|rust_fuzzer_test_input/;

/** Whether the frame is where a fuzzing engine enters: what lies outside of it is the engine. */
export function isFuzzEntry(name: string): boolean {
  return entry.test(name);
}
