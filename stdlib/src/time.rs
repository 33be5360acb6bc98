//! Module `time`: clocks and `sleep`.

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions of the module.
    TABLE:
    "time.time" => time, 0, 0, false, Function;
    "time.time_ns" => time_ns, 0, 0, false, Function;
    "time.perf_counter" => monotonic, 0, 0, false, Function;
    "time.perf_counter_ns" => monotonic_ns, 0, 0, false, Function;
    "time.monotonic" => monotonic, 0, 0, false, Function;
    "time.monotonic_ns" => monotonic_ns, 0, 0, false, Function;
    "time.process_time" => process_time, 0, 0, false, Function;
    "time.process_time_ns" => process_time_ns, 0, 0, false, Function;
    "time.thread_time" => thread_time, 0, 0, false, Function;
    "time.sleep" => sleep, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("time");
    rt.fill_module(module, TABLE);
}

/// Nanoseconds of a clock of the system.
fn nanoseconds(clock: libc::clockid_t) -> i64 {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `now` is a valid place; an unknown clock leaves it as it is.
    unsafe { libc::clock_gettime(clock, &mut now) };
    now.tv_sec * 1_000_000_000 + now.tv_nsec
}

fn seconds(rt: &mut Runtime, clock: libc::clockid_t) -> R<Value> {
    Ok(rt.new_float(nanoseconds(clock) as f64 * 1e-9))
}

fn time(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    seconds(rt, libc::CLOCK_REALTIME)
}

fn time_ns(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_int(nanoseconds(libc::CLOCK_REALTIME)))
}

fn monotonic(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    seconds(rt, libc::CLOCK_MONOTONIC)
}

fn monotonic_ns(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_int(nanoseconds(libc::CLOCK_MONOTONIC)))
}

fn process_time(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    seconds(rt, libc::CLOCK_PROCESS_CPUTIME_ID)
}

fn process_time_ns(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_int(nanoseconds(libc::CLOCK_PROCESS_CPUTIME_ID)))
}

fn thread_time(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    seconds(rt, libc::CLOCK_THREAD_CPUTIME_ID)
}

/// Waits, and goes on waiting after a signal whose handler does not raise (PEP 475).
fn sleep(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wanted = rt.to_f64(args.all[0])?;
    if wanted.is_nan() {
        return rt.value_error("Invalid value NaN (not a number)");
    }
    if wanted < 0.0 {
        return rt.value_error("sleep length must be non-negative");
    }
    if wanted > i64::MAX as f64 * 1e-9 {
        return rt.overflow_error("timestamp too large to convert to C PyTime_t");
    }
    let end = nanoseconds(libc::CLOCK_MONOTONIC).saturating_add((wanted * 1e9) as i64);
    loop {
        let left = end - nanoseconds(libc::CLOCK_MONOTONIC);
        if left <= 0 {
            return Ok(Value::NONE);
        }
        let span = libc::timespec {
            tv_sec: left / 1_000_000_000,
            tv_nsec: left % 1_000_000_000,
        };
        // SAFETY: `span` is valid; the remaining time is not asked for.
        unsafe { libc::nanosleep(&span, std::ptr::null_mut()) };
        (rt.hooks.signals)(rt)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekindle_objects::runtime::Captured;

    #[test]
    fn clocks_do_not_run_backwards() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let none = Args::positional(&[]);
        let before = monotonic_ns(&mut rt, none).expect("a clock");
        let after = monotonic_ns(&mut rt, none).expect("a clock");
        assert!(before.as_small_int() <= after.as_small_int());
        let zero = Value::small_int(0);
        assert_eq!(sleep(&mut rt, Args::positional(&[zero])), Ok(Value::NONE));
        let negative = Value::small_int(-1);
        assert!(sleep(&mut rt, Args::positional(&[negative])).is_err());
    }
}
