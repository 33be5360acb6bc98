//! Numbers in the order of the network, and texts of addresses.

use super::errors::os_error;
use super::hosts::{ip6_text, old_ip4};
use crate::io::common::bytes_argument;
use crate::posix::int;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::net::{Ipv4Addr, Ipv6Addr};

natives! {
    /// Functions.
    pub(super) TABLE:
    "_socket.htons" => htons, 1, 1, false, Function;
    "_socket.ntohs" => ntohs, 1, 1, false, Function;
    "_socket.htonl" => htonl, 1, 1, false, Function;
    "_socket.ntohl" => htonl, 1, 1, false, Function;
    "_socket.inet_aton" => inet_aton, 1, 1, false, Function;
    "_socket.inet_ntoa" => inet_ntoa, 1, 1, false, Function;
    "_socket.inet_pton" => inet_pton, 2, 2, false, Function;
    "_socket.inet_ntop" => inet_ntop, 2, 2, false, Function;
}

fn swap16(rt: &mut Runtime, v: Value, name: &str) -> R<Value> {
    let n = int(rt, v)?;
    if n < 0 {
        return rt.overflow_error(format!(
            "{name}: can't convert negative Python int to C 16-bit unsigned integer"
        ));
    }
    match u16::try_from(n) {
        Ok(n) => Ok(Value::small_int(n.to_be() as i64)),
        Err(_) => rt.overflow_error(format!(
            "{name}: Python int too large to convert to C 16-bit unsigned integer"
        )),
    }
}

fn htons(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    swap16(rt, args.all[0], "htons")
}

fn ntohs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    swap16(rt, args.all[0], "ntohs")
}

fn htonl(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let Some(n) = rt.int_of(v) else {
        let got = rt.type_name(v);
        return rt.type_error(format!("expected int, {got} found"));
    };
    match n.to_i64() {
        Some(n) if n < 0 => rt.overflow_error("can't convert negative int to unsigned"),
        Some(n) if n <= u32::MAX as i64 => Ok(Value::small_int((n as u32).to_be() as i64)),
        _ => rt.overflow_error("int larger than 32 bits"),
    }
}

/// A text argument.
fn text(rt: &mut Runtime, v: Value, function: &str, at: usize) -> R<String> {
    if rt.is_any_str(v) {
        return Ok(rt.str_text(v).into_owned());
    }
    let got = rt.type_name(v);
    let at = if at == 0 {
        String::new()
    } else {
        format!(" {at}")
    };
    rt.type_error(format!("{function}() argument{at} must be str, not {got}"))
}

fn inet_aton(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = text(rt, args.all[0], "inet_aton", 0)?;
    match old_ip4(&text) {
        Some(ip) => Ok(rt.new_bytes(&ip)),
        None => os_error(rt, "illegal IP address string passed to inet_aton"),
    }
}

fn inet_ntoa(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match <[u8; 4]>::try_from(bytes_argument(rt, args.all[0])?) {
        Ok(ip) => {
            let text = Ipv4Addr::from(ip).to_string();
            Ok(rt.new_str(&text))
        }
        Err(_) => os_error(rt, "packed IP wrong length"),
    }
}

fn inet_pton(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let family = int(rt, args.all[0])?;
    let text = text(rt, args.all[1], "inet_pton", 2)?;
    let packed = match family {
        libc::AF_INET => text.parse::<Ipv4Addr>().ok().map(|ip| ip.octets().to_vec()),
        libc::AF_INET6 => text.parse::<Ipv6Addr>().ok().map(|ip| ip.octets().to_vec()),
        _ => return rt.raise_os_error(libc::EAFNOSUPPORT, Value::NONE),
    };
    match packed {
        Some(packed) => Ok(rt.new_bytes(&packed)),
        None => os_error(rt, "illegal IP address string passed to inet_pton"),
    }
}

fn inet_ntop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let family = int(rt, args.all[0])?;
    let packed = bytes_argument(rt, args.all[1])?;
    let text = match family {
        libc::AF_INET => <[u8; 4]>::try_from(packed)
            .ok()
            .map(|ip| Ipv4Addr::from(ip).to_string()),
        libc::AF_INET6 => <[u8; 16]>::try_from(packed).ok().and_then(ip6_text),
        _ => return rt.value_error(format!("unknown address family {family}")),
    };
    match text {
        Some(text) => Ok(rt.new_str(&text)),
        None => rt.value_error("invalid length of packed IP address string"),
    }
}
