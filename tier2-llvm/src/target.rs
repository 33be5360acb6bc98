//! What this machine's processor is called in LLVM's terms.
//!
//! A level of the architecture rather than a model, so that stored code serves every machine of
//! the kind. Nothing here allows an operation to be contracted or reordered: results are the same
//! on every level.

use rekindle_trace_ir::protocol::Target;

/// The processor that this process runs on, if code is made for it.
pub fn host_target() -> Option<Target> {
    let (triple, cpu) = host()?;
    Some(Target {
        triple: triple.to_owned(),
        cpu: cpu.to_owned(),
        features: String::new(),
    })
}

/// Triple and processor level.
fn host() -> Option<(&'static str, &'static str)> {
    #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
    return Some(("x86_64-unknown-linux-gnu", x86_64_level()));
    #[cfg(all(target_arch = "aarch64", target_os = "linux"))]
    return Some(("aarch64-unknown-linux-gnu", "generic"));
    #[cfg(not(all(
        any(target_arch = "x86_64", target_arch = "aarch64"),
        target_os = "linux"
    )))]
    return None;
}

/// The highest level of the x86-64 ABI supplement, up to 3, that this processor has.
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn x86_64_level() -> &'static str {
    macro_rules! has {
        ($($feature:tt)*) => { $(std::arch::is_x86_feature_detected!($feature))&&* };
    }
    let v2 = has!("cmpxchg16b" "popcnt" "sse3" "ssse3" "sse4.1" "sse4.2");
    let v3 = v2 && has!("avx" "avx2" "bmi1" "bmi2" "f16c" "fma" "lzcnt" "movbe" "xsave");
    match (v2, v3) {
        (_, true) => "x86-64-v3",
        (true, _) => "x86-64-v2",
        _ => "x86-64",
    }
}
