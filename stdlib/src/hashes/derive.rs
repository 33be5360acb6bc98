//! `pbkdf2_hmac`: a key derived from a password (RFC 8018), as `hashlib` offers it.

use md5::Md5;
use rekindle_objects::{Args, R, Runtime, Value};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use sha3::digest::Digest;
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};

/// Fills a key from password, salt and a number of iterations.
type Derive = fn(&[u8], &[u8], u32, &mut [u8]);

/// The function for a hash of this name, and how long its digests are.
fn derivation(name: &str) -> Option<(Derive, usize)> {
    macro_rules! of {
        ($hash:ty) => {
            (pbkdf2::pbkdf2_hmac::<$hash>, <$hash>::output_size())
        };
    }
    Some(match name {
        "md5" => of!(Md5),
        "sha1" => of!(Sha1),
        "sha224" => of!(Sha224),
        "sha256" => of!(Sha256),
        "sha384" => of!(Sha384),
        "sha512" => of!(Sha512),
        "sha3_224" => of!(Sha3_224),
        "sha3_256" => of!(Sha3_256),
        "sha3_384" => of!(Sha3_384),
        "sha3_512" => of!(Sha3_512),
        _ => return None,
    })
}

fn buffer<'a>(rt: &mut Runtime, v: Value) -> R<&'a [u8]> {
    match rt.buffer_bytes(v) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = rt.type_name(v);
            rt.type_error(format!("a bytes-like object is required, not '{got}'"))
        }
    }
}

/// `pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)`
pub(super) fn pbkdf2_hmac(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["hash_name", "password", "salt", "iterations", "dklen"];
    let [name, password, salt, iterations, len] = rt.bind_args("pbkdf2_hmac", args, 0, names, 4)?;
    if !rt.is_any_str(name) {
        let got = rt.type_name(name);
        return rt.type_error(format!(
            "pbkdf2_hmac() argument 'hash_name' must be str, not {got}"
        ));
    }
    let name = rt.str_text(name).into_owned();
    let (password, salt) = (buffer(rt, password)?, buffer(rt, salt)?);
    let iterations = rt.index_i64(iterations)?;
    if iterations < 1 {
        return rt.value_error("iteration value must be greater than 0.");
    }
    let len = match len.is_null() || len.is_none() {
        true => None,
        false => match usize::try_from(rt.index_i64(len)?) {
            Ok(len) if len > i32::MAX as usize => {
                return rt.overflow_error("key length is too great.");
            }
            Ok(len) if len > 0 => Some(len),
            _ => return rt.value_error("key length must be greater than 0."),
        },
    };
    let Some((derive, digest)) = derivation(&name.to_ascii_lowercase()) else {
        return rt.value_error(format!("unsupported hash type {name}"));
    };
    let Ok(iterations) = i32::try_from(iterations) else {
        return rt.overflow_error("iteration value is too great.");
    };
    let mut key = vec![0; len.unwrap_or(digest)];
    derive(password, salt, iterations.unsigned_abs(), &mut key);
    Ok(rt.new_bytes(&key))
}
