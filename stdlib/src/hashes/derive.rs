//! `pbkdf2_hmac`: a key derived from a password (RFC 8018), as `hashlib` offers it.

use md5::Md5;
use rekindle_objects::{Args, R, Runtime, Value};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use sha3::digest::{Digest, core_api::BlockSizeUser};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};

/// What a key is derived from.
struct Source<'a> {
    password: &'a [u8],
    salt: &'a [u8],
    iterations: u64,
    /// Bytes of the key; `None`: as many as a digest has.
    len: Option<usize>,
}

/// The two states of HMAC after the key: of the message, and of its digest.
fn keyed<D: Digest + BlockSizeUser>(key: &[u8]) -> (D, D) {
    let mut block = vec![0; D::block_size()];
    if key.len() > block.len() {
        let short = D::digest(key);
        block[..short.len()].copy_from_slice(&short);
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let with = |pad: u8| {
        let padded: Vec<u8> = block.iter().map(|b| b ^ pad).collect();
        D::new().chain_update(padded)
    };
    (with(0x36), with(0x5c))
}

fn derived<D: Digest + BlockSizeUser + Clone>(from: &Source<'_>) -> Vec<u8> {
    let (inner, outer) = keyed::<D>(from.password);
    let mac = |parts: &[&[u8]]| {
        let mut message = inner.clone();
        parts.iter().for_each(|part| message.update(part));
        outer.clone().chain_update(message.finalize()).finalize()
    };
    let len = from.len.unwrap_or(<D as Digest>::output_size());
    let mut key = Vec::with_capacity(len);
    let mut number = 0u32;
    while key.len() < len {
        number += 1;
        let mut last = mac(&[from.salt, &number.to_be_bytes()]);
        let mut block = last.to_vec();
        for _ in 1..from.iterations {
            last = mac(&[&last]);
            block.iter_mut().zip(&last).for_each(|(b, l)| *b ^= l);
        }
        key.extend(block);
    }
    key.truncate(len);
    key
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
            Ok(len) if len > 0 => Some(len),
            _ => return rt.value_error("key length must be greater than 0."),
        },
    };
    let from = Source {
        password,
        salt,
        iterations: iterations as u64,
        len,
    };
    let derive: fn(&Source<'_>) -> Vec<u8> = match name.to_ascii_lowercase().as_str() {
        "md5" => derived::<Md5>,
        "sha1" => derived::<Sha1>,
        "sha224" => derived::<Sha224>,
        "sha256" => derived::<Sha256>,
        "sha384" => derived::<Sha384>,
        "sha512" => derived::<Sha512>,
        "sha3_224" => derived::<Sha3_224>,
        "sha3_256" => derived::<Sha3_256>,
        "sha3_384" => derived::<Sha3_384>,
        "sha3_512" => derived::<Sha3_512>,
        _ => return rt.value_error(format!("unsupported hash type {name}")),
    };
    let key = derive(&from);
    Ok(rt.new_bytes(&key))
}
