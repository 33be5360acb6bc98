//! Module `termios`: modes of terminals.

use super::{add_numbers, descriptor};
use crate::io::handle::retry_errno;
use crate::module_errors::error_class;
use crate::posix::errno_result;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    /// Functions of the module.
    TABLE:
    "termios.tcgetattr" => tcgetattr, 1, 1, false, Function;
    "termios.tcsetattr" => tcsetattr, 3, 3, false, Function;
    "termios.tcflush" => tcflush, 2, 2, false, Function;
    "termios.tcdrain" => tcdrain, 1, 1, false, Function;
}

macro_rules! named {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}

const NUMBERS: &[(&str, i64)] = named! {
    TCSANOW TCSADRAIN TCSAFLUSH TCIFLUSH TCOFLUSH TCIOFLUSH ECHO ECHOE ECHOK ECHONL ICANON ISIG IEXTEN NOFLSH TOSTOP
    BRKINT ICRNL IGNBRK IGNCR IGNPAR INLCR INPCK ISTRIP IXOFF IXON PARMRK OPOST ONLCR CS5 CS6 CS7 CS8 CSIZE CSTOPB
    CREAD PARENB PARODD HUPCL CLOCAL VEOF VEOL VERASE VINTR VKILL VMIN VQUIT VSTART VSTOP VSUSP VTIME NCCS TIOCGWINSZ
    TIOCSWINSZ FIONREAD
};

/// `termios.error`
struct TerminalError(Cell<Value>);

impl Default for TerminalError {
    fn default() -> TerminalError {
        TerminalError(Cell::new(Value::NONE))
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("termios");
    rt.fill_module(module, TABLE);
    add_numbers(rt, module, NUMBERS);
    let error = error_class(rt, "termios", "error", &[ClassId::EXCEPTION])?;
    rt.library.get::<TerminalError>().0.set(error);
    rt.set_module_attr(module, "error", error);
    Ok(())
}

fn checked(rt: &mut Runtime, call: impl FnMut() -> Result<i32, i32>) -> R<()> {
    match retry_errno(rt, call)? {
        Ok(_) => Ok(()),
        Err(errno) => {
            let class = rt.library.get::<TerminalError>().0.get();
            let text = std::io::Error::from_raw_os_error(errno).to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let text = rt.new_str(text);
            let args = [Value::small_int(errno as i64), text];
            let exc = rt.call(class, Args::positional(&args))?;
            rt.raise(exc)
        }
    }
}

fn tcgetattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(rt, args.all[0])?;
    // SAFETY: all zeros are a value of it.
    let mut mode: libc::termios = unsafe { std::mem::zeroed() };
    checked(rt, || {
        // SAFETY: a place to write to.
        errno_result(unsafe { libc::tcgetattr(fd, &mut mode) })
    })?;
    let characters = rt.new_empty_list();
    let raw = mode.c_lflag & libc::ICANON == 0;
    for (i, c) in mode.c_cc.iter().enumerate() {
        let c = if raw && (i == libc::VMIN || i == libc::VTIME) {
            Value::small_int(*c as i64)
        } else {
            rt.new_bytes(&[*c])
        };
        rt.list_push(characters, c);
    }
    // SAFETY: reads a local variable.
    let speeds = unsafe { [libc::cfgetispeed(&mode), libc::cfgetospeed(&mode)] };
    let list = rt.new_empty_list();
    let flags = [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag];
    for n in flags.into_iter().chain(speeds) {
        rt.list_push(list, Value::small_int(n as i64));
    }
    rt.list_push(list, characters);
    Ok(list)
}

fn tcsetattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, when) = (
        descriptor(rt, args.all[0])?,
        rt.index_i64(args.all[1])? as i32,
    );
    let given = if rt.as_list(args.all[2]).is_some() {
        rt.collect(args.all[2])?
    } else {
        rt.root_vec()
    };
    if given.len() != 7 {
        return rt.type_error("tcsetattr, arg 3: must be 7 element list");
    }
    let mut flags = [0u32; 6];
    for (flag, v) in flags.iter_mut().zip(&given) {
        *flag = rt.index_i64(*v)? as u32;
    }
    // SAFETY: all zeros are a value of it.
    let mut mode: libc::termios = unsafe { std::mem::zeroed() };
    checked(rt, || {
        // SAFETY: a place to write to.
        errno_result(unsafe { libc::tcgetattr(fd, &mut mode) })
    })?;
    (mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag) =
        (flags[0], flags[1], flags[2], flags[3]);
    let characters = rt.collect(given[6])?;
    for (place, c) in mode.c_cc.iter_mut().zip(&characters) {
        *place = match rt.bytes_like(*c) {
            Some([c]) => *c,
            _ if rt.int_of(*c).is_some() => rt.index_i64(*c)? as u8,
            _ => {
                return rt.type_error(
                    "tcsetattr: elements of attributes must be characters or integers",
                );
            }
        };
    }
    // SAFETY: changes and reads a local variable.
    checked(rt, || unsafe {
        libc::cfsetispeed(&mut mode, flags[4]);
        libc::cfsetospeed(&mut mode, flags[5]);
        errno_result(libc::tcsetattr(fd, when, &mode))
    })?;
    Ok(Value::NONE)
}

fn tcflush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, queue) = (
        descriptor(rt, args.all[0])?,
        rt.index_i64(args.all[1])? as i32,
    );
    // SAFETY: touches no memory.
    checked(rt, || errno_result(unsafe { libc::tcflush(fd, queue) }))?;
    Ok(Value::NONE)
}

fn tcdrain(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(rt, args.all[0])?;
    // SAFETY: touches no memory.
    checked(rt, || errno_result(unsafe { libc::tcdrain(fd) }))?;
    Ok(Value::NONE)
}
