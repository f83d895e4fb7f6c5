/** Frames that say nothing about a flaw: sanitizers, allocators, aborting, run times; the list is ClusterFuzz's. */

const names: ReadonlySet<string> = new Set(
  `abort exit pthread_create pthread_kill raise tgkill __chk_fail __fortify_fail <unknown> [vdso] panic`.split(
    " ",
  ),
);

/** How a frame's text begins. */
const beginnings: readonly string[] = [
  ...`aeabi_ memcmp memcpy memmove memset strcmp strcpy strdup strlen strncpy`
    .split(" ")
    .flatMap((name) => [name, `__${name}`]),
  ..."<null> Abort( CFCrash ExitCallback IsSandboxedProcess LLVMFuzzerTestOneInput MSanAtExitWrapper New RaiseException".split(
    " ",
  ),
  ..."SbSystemBreakIntoDebugger SignalAction SignalHandler TestOneProtoInput WTF:: WTFCrash X11Error _L_unlock_ _$LT$".split(
    " ",
  ),
  ..."__GI_ ___interceptor_backtrace __asan:: __asan_ __assert_ __cxa_atexit __cxa_rethrow __cxa_throw __dump_stack".split(
    " ",
  ),
  ..."__hwasan:: __hwasan_ __interceptor_ __kasan_ __libc_ __lsan:: __lsan_ __msan:: __msan_ __pthread_kill".split(
    " ",
  ),
  ..."__run_exit_handlers __rust_try __sanitizer:: __sanitizer_ __tsan:: __tsan_ __ubsan:: __ubsan_ _asan_ _hwasan_".split(
    " ",
  ),
  ..."_lsan_ _msan_ _objc_terminate _sanitizer_ _start _tsan_ _ubsan_ abort alloc:: android.app.ActivityManagerProxy.".split(
    " ",
  ),
  ..."android.os.Parcel. art::Thread::CreateNativeThread asan_ asan.module_ctor asan.module_dtor calloc".split(
    " ",
  ),
  ..."check_memory_region common_exit core::fmt::write delete demangling_terminate_handler dump_backtrace dump_stack".split(
    " ",
  ),
  ..."exit_or_terminate_process fpehandler( free fuzzer:: g_log generic_cpp_ gsignal kasan_ libfuzzer_sys::initialize".split(
    " ",
  ),
  ..."main malloc mozalloc_ new object_err operator panic_abort:: print_trailer realloc rust_begin_unwind".split(
    " ",
  ),
  ..."rust_fuzzer_test_input rust_oom rust_panic scanf show_stack core::panic std::__terminate std::io::Write::write_fmt".split(
    " ",
  ),
  ..."std::panic std::process::abort std::sys::unix::abort std::sys::backtrace std::sys_common::backtrace".split(
    " ",
  ),
  ..."__rust_start_panic __scrt_common_main_seh libgcc_s.so linux-gate.so c:/clusterfuzz/bot/build runtime.".split(
    " ",
  ),
  ..."CrashTrampolineAsm libc_io_functions_not_implemented_use_fdio_instead <libclang_rt.asan.so> __zx_panic".split(
    " ",
  ),
  ..."syslog::LogMessage print_address_description _etext _swift_stdlib_ V8_Fatal blink::ReportV8FatalError".split(
    " ",
  ),
  ..."v8::api_internal::ToLocalEmpty v8::internal::Isolate::PushStackTraceAndDie".split(" "),
  ..."v8::internal::Isolate::PushParamsAndDie absl::log_internal:: SkAbort_FileLine SkMutex::~SkMutex".split(
    " ",
  ),
];

/** What a frame's text holds anywhere: functions, then paths. */
const parts: readonly string[] = [
  ..."ASAN_OnSIGSEGV BaseThreadInitThunk DebugBreak DefaultDcheckHandler ForceCrashOnSigAbort".split(" "),
  ..."MemoryProtection::CMemoryProtector PartitionAlloc RtlFreeHeap RtlInitializeExceptionChain".split(" "),
  ..."RtlReportCriticalFailure RtlUserThreadStart RtlpHeapHandleError RtlpLogHeapFailure SkDebugf".split(" "),
  ..."StackDumpSignalHandler __android_log_assert __tmainCRTStartup _asan_rtl_ agent::asan:: allocator_shim".split(
    " ",
  ),
  ..."asan_Heap asan_check_access asan_osx_dynamic.dylib assert base::FuzzedDataProvider base::allocator".split(
    " ",
  ),
  ..."base::android::CheckException base::debug::BreakDebugger base::debug::CollectStackTrace".split(" "),
  ..."base::debug::StackTrace::StackTrace ieee754- libpthread logger logging::CheckError stdext::exception::what".split(
    " ",
  ),
  ..."v8::base::OS::Abort Runtime_AbortCSADcheck /AOSP-toolchain/ /bindings/ToV8.h /crosstool/ /gcc/ /glibc-".split(
    " ",
  ),
  ..."/googletest/ /jemalloc/ /libc++ /libc/ /llvm-build/ /minkernel/crts/ /sanitizer_common/ /tcmalloc/".split(
    " ",
  ),
  ..."/vc/include/ /vctools/crt/ /win_toolchain/ libc++/ third_party/fuzztest/ /memorycmp.c +Unknown".split(
    " ",
  ),
  ..."centipede:: fuzztest::internal:: libc.so libc++.so libc++_shared.so libstdc++.so".split(" "),
  " base/callback",
  " /rust/",
  " /rustc/",
  "<unknown module>",
  "Inline Function @",
];

/** Words of which the second follows the first, anywhere. */
const pairs: readonly (readonly [string, string])[] = [
  ["logging::", "LogMessage"],
  ["logging::", "NoreturnError"],
  ["libc-", ".so"],
];

const begins = new RegExp(`^(?:${beginnings.map((text) => RegExp.escape(text)).join("|")})`);
const contains = new RegExp(parts.map((text) => RegExp.escape(text)).join("|"));

/** Whether a frame, as printed with its place, does not count in the state. */
export function isIgnored(frame: string): boolean {
  if (frame.length < 3) return true;
  const text = frame.replaceAll("\\", "/");
  return (
    names.has(text) ||
    begins.test(text) ||
    contains.test(text) ||
    pairs.some(([first, second]) => {
      const at = text.indexOf(first);
      return at >= 0 && text.indexOf(second, at + first.length) >= 0;
    })
  );
}
