//! Module `time`: clocks and `sleep`; dates are in [`calendar`].

mod calendar;

use crate::io::handle::retry;
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
    "time.thread_time_ns" => thread_time_ns, 0, 0, false, Function;
    "time.clock_gettime" => clock_gettime, 1, 1, false, Function;
    "time.clock_gettime_ns" => clock_gettime_ns, 1, 1, false, Function;
    "time.clock_getres" => clock_getres, 1, 1, false, Function;
    "time.get_clock_info" => get_clock_info, 1, 1, false, Function;
    "time.sleep" => sleep, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("time");
    rt.fill_module(module, TABLE);
    for (name, clock) in [
        ("CLOCK_REALTIME", libc::CLOCK_REALTIME),
        ("CLOCK_MONOTONIC", libc::CLOCK_MONOTONIC),
        ("CLOCK_MONOTONIC_RAW", libc::CLOCK_MONOTONIC_RAW),
        ("CLOCK_PROCESS_CPUTIME_ID", libc::CLOCK_PROCESS_CPUTIME_ID),
        ("CLOCK_THREAD_CPUTIME_ID", libc::CLOCK_THREAD_CPUTIME_ID),
        ("CLOCK_BOOTTIME", libc::CLOCK_BOOTTIME),
        ("CLOCK_TAI", libc::CLOCK_TAI),
    ] {
        rt.set_module_attr(module, name, Value::small_int(clock as i64));
    }
    calendar::install(rt, module).expect("the class of time is well-formed");
}

/// Seconds, an int or a float, in nanoseconds, rounded down.
pub(crate) fn nanoseconds_of(rt: &mut Runtime, seconds: Value) -> R<i64> {
    let too_large =
        |rt: &mut Runtime| rt.overflow_error("timestamp out of range for platform time_t");
    if rt.int_of(seconds).is_some() {
        let n = rt.int_of(seconds).and_then(|i| i.to_i64());
        return match n.and_then(|n| n.checked_mul(1_000_000_000)) {
            Some(ns) => Ok(ns),
            None => too_large(rt),
        };
    }
    let seconds = rt.to_f64(seconds)?;
    if seconds.is_nan() {
        return rt.value_error("Invalid value NaN (not a number)");
    }
    let whole = seconds.floor();
    if whole.abs() > 9.2e9 {
        return too_large(rt);
    }
    let ns = ((seconds - whole) * 1e9).floor();
    Ok(whole as i64 * 1_000_000_000 + ns as i64)
}

fn clock_argument(rt: &mut Runtime, v: Value) -> R<libc::clockid_t> {
    match i32::try_from(rt.index_i64(v)?) {
        Ok(clock) => Ok(clock),
        Err(_) => rt.overflow_error("Python int too large to convert to C int"),
    }
}

fn ask_clock(rt: &mut Runtime, v: Value, resolution: bool) -> R<i64> {
    let clock = clock_argument(rt, v)?;
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    retry(rt, || {
        // SAFETY: a place to write to.
        let failed = unsafe {
            if resolution {
                libc::clock_getres(clock, &mut now)
            } else {
                libc::clock_gettime(clock, &mut now)
            }
        };
        crate::posix::errno_result(failed)
    })?;
    Ok(now.tv_sec * 1_000_000_000 + now.tv_nsec)
}

fn clock_gettime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ns = ask_clock(rt, args.all[0], false)?;
    Ok(rt.new_float(ns as f64 * 1e-9))
}

fn clock_gettime_ns(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ns = ask_clock(rt, args.all[0], false)?;
    Ok(rt.new_int(ns))
}

fn clock_getres(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ns = ask_clock(rt, args.all[0], true)?;
    Ok(rt.new_float(ns as f64 * 1e-9))
}

fn thread_time_ns(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_int(nanoseconds(libc::CLOCK_THREAD_CPUTIME_ID)))
}

/// What is known of a clock: an object with `implementation`, `monotonic`, `adjustable`, `resolution`.
fn get_clock_info(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_str(args.all[0]) {
        let got = rt.type_name(args.all[0]);
        return rt.type_error(format!(
            "get_clock_info() argument 1 must be str, not {got}"
        ));
    }
    let (clock, name, monotonic, adjustable) = match &*rt.str_text(args.all[0]) {
        "time" => (libc::CLOCK_REALTIME, "CLOCK_REALTIME", false, true),
        "monotonic" | "perf_counter" => (libc::CLOCK_MONOTONIC, "CLOCK_MONOTONIC", true, false),
        "process_time" => (
            libc::CLOCK_PROCESS_CPUTIME_ID,
            "CLOCK_PROCESS_CPUTIME_ID",
            true,
            false,
        ),
        "thread_time" => (
            libc::CLOCK_THREAD_CPUTIME_ID,
            "CLOCK_THREAD_CPUTIME_ID",
            true,
            false,
        ),
        _ => return rt.value_error("unknown clock"),
    };
    let resolution = ask_clock(rt, Value::small_int(clock as i64), true)?;
    let (types, space) = (rt.intern("types"), rt.intern("SimpleNamespace"));
    let types = (rt.hooks.import)(rt, types, Value::NONE, Value::NONE, 0)?;
    let space = rt.get_attr(types, space)?;
    let all = [
        rt.new_str(&format!("clock_gettime({name})")),
        Value::bool(monotonic),
        Value::bool(adjustable),
        rt.new_float(resolution as f64 * 1e-9),
    ];
    let names = ["implementation", "monotonic", "adjustable", "resolution"].map(|n| rt.intern(n));
    rt.call(
        space,
        Args {
            all: &all,
            names: &names,
        },
    )
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
        rt.outside(|| unsafe { libc::nanosleep(&span, std::ptr::null_mut()) });
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
