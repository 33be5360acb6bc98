//! Dates: `struct_time`, and what makes and shows it.

use super::{nanoseconds, nanoseconds_of};
use crate::structseq::{self, Struct};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;
use std::ffi::{CStr, CString};

natives! {
    /// Functions of the module.
    TABLE:
    "time.gmtime" => gmtime, 0, 1, false, Function;
    "time.localtime" => localtime, 0, 1, false, Function;
    "time.mktime" => mktime, 1, 1, false, Function;
    "time.strftime" => strftime, 1, 2, false, Function;
    "time.strptime" => strptime, 1, 2, false, Function;
    "time.asctime" => asctime, 0, 1, false, Function;
    "time.ctime" => ctime, 0, 1, false, Function;
    "time.tzset" => tzset, 0, 0, false, Function;
}

static STRUCT_TIME: Struct = Struct {
    module: "time",
    name: "struct_time",
    fields: &[
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_isdst",
        "tm_zone",
        "tm_gmtoff",
    ],
    visible: 9,
};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What the module keeps for a runtime.
#[derive(Debug)]
struct Calendar {
    struct_time: Cell<ClassId>,
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar {
            struct_time: Cell::new(ClassId::TUPLE),
        }
    }
}

unsafe extern "C" {
    #[link_name = "tzset"]
    fn c_tzset();
}

/// Adds the functions, the class and the zone.
pub(super) fn install(rt: &mut Runtime, module: Value) -> R<()> {
    rt.fill_module(module, TABLE);
    let class = structseq::define(rt, module, &STRUCT_TIME)?;
    rt.library.get::<Calendar>().struct_time.set(class);
    rt.set_module_attr(module, "_STRUCT_TM_ITEMS", Value::small_int(11));
    set_zone(rt, module);
    Ok(())
}

/// `timezone`, `altzone`, `daylight`, `tzname`, from what the zone is in January and in July.
fn set_zone(rt: &mut Runtime, module: Value) {
    // SAFETY: reads the environment, which no other thread changes.
    unsafe { c_tzset() };
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let start = nanoseconds(libc::CLOCK_REALTIME) / 1_000_000_000 / YEAR * YEAR;
    let of = |at: i64| {
        broken_down(at, true).map_or((0, b"UTC".to_vec()), |tm| (-tm.tm_gmtoff, zone(&tm)))
    };
    let (january, july) = (of(start), of(start + YEAR / 2));
    // Summer is where clocks are ahead.
    let (winter, summer) = if january.0 < july.0 {
        (july, january)
    } else {
        (january, july)
    };
    let names = [&winter.1, &summer.1].map(|name| crate::io::common::escaped_text(rt, name));
    let names = rt.new_tuple(&names);
    for (name, n) in [
        ("timezone", winter.0),
        ("altzone", summer.0),
        ("daylight", (winter.0 != summer.0) as i64),
    ] {
        rt.set_module_attr(module, name, Value::small_int(n));
    }
    rt.set_module_attr(module, "tzname", names);
}

fn tzset(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let name = rt.intern("time");
    let modules = rekindle_objects::dict::DictRef::new(rt.modules);
    if let Some(module) = rt.dict_get_name(modules, name)
        && rt.is_module(module)
    {
        set_zone(rt, module);
    }
    Ok(Value::NONE)
}

fn zone(tm: &libc::tm) -> Vec<u8> {
    if tm.tm_zone.is_null() {
        return Vec::new();
    }
    // SAFETY: a text that ends with a zero, which the C library keeps.
    unsafe { CStr::from_ptr(tm.tm_zone) }.to_bytes().to_vec()
}

/// The date of a time in seconds; `None` when it has none.
fn broken_down(seconds: i64, local: bool) -> Option<libc::tm> {
    // SAFETY: all zeros are a value of it; a place to write to.
    unsafe {
        let mut tm: libc::tm = std::mem::zeroed();
        let done = if local {
            libc::localtime_r(&seconds, &mut tm)
        } else {
            libc::gmtime_r(&seconds, &mut tm)
        };
        (!done.is_null()).then_some(tm)
    }
}

/// Seconds from an optional argument; else now.
fn seconds_argument(rt: &mut Runtime, v: Option<&Value>) -> R<i64> {
    match v {
        None | Some(&Value::NONE) => {
            Ok(nanoseconds(libc::CLOCK_REALTIME).div_euclid(1_000_000_000))
        }
        Some(v) if rt.int_of(*v).is_some() => match rt.int_of(*v).and_then(|i| i.to_i64()) {
            Some(n) => Ok(n),
            None => rt.overflow_error("timestamp out of range for platform time_t"),
        },
        Some(v) if rt.float_of(*v).is_some_and(|x| x.abs() < 9e9) => {
            Ok(nanoseconds_of(rt, *v)?.div_euclid(1_000_000_000))
        }
        Some(v) if rt.float_of(*v).is_none() => {
            let seconds = rt.index(*v)?;
            seconds_argument(rt, Some(&seconds))
        }
        Some(v) => {
            let x = rt.to_f64(*v)?;
            if x.is_nan() {
                return rt.value_error("Invalid value NaN (not a number)");
            }
            if x.abs() >= 9.2e18 {
                return rt.overflow_error("timestamp out of range for platform time_t");
            }
            Ok(x.floor() as i64)
        }
    }
}

fn struct_time(rt: &mut Runtime, tm: &libc::tm) -> Value {
    let mut values = rt.root_vec();
    for n in [
        tm.tm_year + 1900,
        tm.tm_mon + 1,
        tm.tm_mday,
        tm.tm_hour,
        tm.tm_min,
        tm.tm_sec,
        (tm.tm_wday + 6) % 7,
        tm.tm_yday + 1,
        tm.tm_isdst,
    ] {
        values.push(Value::small_int(n as i64));
    }
    values.push(crate::io::common::escaped_text(rt, &zone(tm)));
    values.push(Value::small_int(tm.tm_gmtoff));
    let class = rt.library.get::<Calendar>().struct_time.get();
    structseq::make(rt, class, &values)
}

fn date(rt: &mut Runtime, args: Args<'_>, local: bool) -> R<Value> {
    let seconds = seconds_argument(rt, args.all.first())?;
    match broken_down(seconds, local) {
        Some(tm) => Ok(struct_time(rt, &tm)),
        None => rt.raise_os_error(libc::EOVERFLOW, Value::NONE),
    }
}

fn gmtime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    date(rt, args, false)
}

fn localtime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    date(rt, args, true)
}

/// A date from a tuple of nine ints.
fn tm_argument(rt: &mut Runtime, v: Value, function: &str) -> R<(libc::tm, Option<CString>)> {
    let Some(tuple) = rt.as_tuple(v) else {
        return rt.type_error("Tuple or struct_time argument required");
    };
    let items = rt.tuple_items(tuple);
    if items.len() != 9 {
        return rt.type_error(format!("{function}(): illegal time tuple argument"));
    }
    let mut n = [0i32; 9];
    for (n, item) in n.iter_mut().zip(items) {
        match i32::try_from(rt.index_i64(*item)?) {
            Ok(value) => *n = value,
            Err(_) => return rt.overflow_error("signed integer is greater than maximum"),
        }
    }
    let Some(year) = n[0].checked_sub(1900) else {
        return rt.overflow_error("year out of range");
    };
    // SAFETY: all zeros are a value of it.
    let mut tm: libc::tm = unsafe { std::mem::zeroed() };
    (tm.tm_year, tm.tm_mon, tm.tm_mday) = (year, n[1] - 1, n[2]);
    (tm.tm_hour, tm.tm_min, tm.tm_sec) = (n[3], n[4], n[5]);
    (tm.tm_wday, tm.tm_yday, tm.tm_isdst) = ((n[6] + 1) % 7, n[7] - 1, n[8]);
    let class = rt.class_of(v);
    let mut name = None;
    if class == rt.library.get::<Calendar>().struct_time.get() {
        let (zone, offset) = (rt.intern("tm_zone"), rt.intern("tm_gmtoff"));
        let (zone, offset) = (rt.get_attr(v, zone)?, rt.get_attr(v, offset)?);
        if rt.is_any_str(zone) {
            name = CString::new(rt.str_bytes(zone)).ok();
        }
        if !offset.is_none() {
            tm.tm_gmtoff = rt.index_i64(offset)?;
        }
    }
    Ok((tm, name))
}

/// Checks the ranges of a date that is shown; zeros stand for the first of what they count.
fn check_ranges(rt: &mut Runtime, tm: &mut libc::tm) -> R<()> {
    if tm.tm_mon == -1 {
        tm.tm_mon = 0;
    }
    if tm.tm_mday == 0 {
        tm.tm_mday = 1;
    }
    if tm.tm_yday == -1 {
        tm.tm_yday = 0;
    }
    for (n, range, what) in [
        (tm.tm_mon, 0..12, "month"),
        (tm.tm_mday, 1..32, "day of month"),
        (tm.tm_hour, 0..24, "hour"),
        (tm.tm_min, 0..60, "minute"),
        (tm.tm_sec, 0..62, "seconds"),
        (tm.tm_wday, 0..7, "day of week"),
        (tm.tm_yday, 0..366, "day of year"),
    ] {
        if !range.contains(&n) {
            return rt.value_error(format!("{what} out of range"));
        }
    }
    Ok(())
}

fn mktime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (mut tm, _) = tm_argument(rt, args.all[0], "mktime")?;
    tm.tm_wday = -1;
    // SAFETY: a place to read from and write to.
    let seconds = unsafe { libc::mktime(&mut tm) };
    if seconds == -1 && tm.tm_wday == -1 {
        return rt.overflow_error("mktime argument out of range");
    }
    Ok(rt.new_float(seconds as f64))
}

fn now(local: bool) -> libc::tm {
    let seconds = nanoseconds(libc::CLOCK_REALTIME).div_euclid(1_000_000_000);
    // SAFETY: all zeros are a value of it.
    broken_down(seconds, local).unwrap_or(unsafe { std::mem::zeroed() })
}

fn strftime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_str(args.all[0]) {
        let got = rt.type_name(args.all[0]);
        return rt.type_error(format!("strftime() argument 1 must be str, not {got}"));
    }
    let (mut tm, name) = match args.all.get(1) {
        Some(v) => tm_argument(rt, *v, "strftime")?,
        None => (now(true), None),
    };
    if let Some(name) = &name {
        tm.tm_zone = name.as_ptr();
    } else if args.all.len() > 1 {
        // The name of the zone at such a time.
        let mut probe = tm;
        // SAFETY: a place to read from and write to.
        unsafe { libc::mktime(&mut probe) };
        (tm.tm_zone, tm.tm_gmtoff) = (probe.tm_zone, probe.tm_gmtoff);
    }
    check_ranges(rt, &mut tm)?;
    // A negative flag of summer time is unknown, which is none.
    tm.tm_isdst = tm.tm_isdst.clamp(-1, 1);
    let mut out = Vec::new();
    for (i, part) in rt.str_bytes(args.all[0]).split(|b| *b == 0).enumerate() {
        if i > 0 {
            out.push(0);
        }
        format_part(part, &tm, &mut out);
    }
    Ok(rt.new_str_wtf8(&out))
}

/// Formats a part of a format without zeros in it.
fn format_part(format: &[u8], tm: &libc::tm, out: &mut Vec<u8>) {
    let Ok(format) = CString::new(format) else {
        return;
    };
    let mut room = vec![0u8; 256.max(format.as_bytes().len() * 4)];
    loop {
        // SAFETY: a text that ends with a zero, a date, and a place to write to.
        let len =
            unsafe { libc::strftime(room.as_mut_ptr().cast(), room.len(), format.as_ptr(), tm) };
        // Nothing written: no room, or nothing to write.
        if len > 0 || room.len() > 256 * format.as_bytes().len().max(4) {
            out.extend_from_slice(&room[..len]);
            return;
        }
        room = vec![0; room.len() * 4];
    }
}

fn strptime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (module, function) = (rt.intern("_strptime"), rt.intern("_strptime_time"));
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    rt.call_method(module, function, args.all)
}

fn shown(rt: &mut Runtime, tm: &libc::tm) -> Value {
    let text = format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        DAYS[((tm.tm_wday + 6) % 7) as usize],
        MONTHS[tm.tm_mon as usize],
        tm.tm_mday,
        tm.tm_hour,
        tm.tm_min,
        tm.tm_sec,
        tm.tm_year as i64 + 1900
    );
    rt.new_str(&text)
}

fn asctime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let tm = match args.all.first() {
        Some(v) => {
            let (mut tm, _) = tm_argument(rt, *v, "asctime")?;
            check_ranges(rt, &mut tm)?;
            tm
        }
        None => now(true),
    };
    Ok(shown(rt, &tm))
}

fn ctime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let seconds = seconds_argument(rt, args.all.first())?;
    match broken_down(seconds, true) {
        Some(tm) => Ok(shown(rt, &tm)),
        None => rt.raise_os_error(libc::EOVERFLOW, Value::NONE),
    }
}
