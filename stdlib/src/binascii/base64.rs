//! Base 64: three bytes as four characters.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of each character, or 255.
pub(super) const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut i = 0;
    while i < 64 {
        values[LETTERS[i] as usize] = i as u8;
        i += 1;
    }
    values
};

/// Two characters for twelve bits.
static PAIRS: [[u8; 2]; 4096] = {
    let mut pairs = [[0; 2]; 4096];
    let mut i = 0;
    while i < 4096 {
        pairs[i] = [LETTERS[i >> 6], LETTERS[i & 63]];
        i += 1;
    }
    pairs
};

/// The characters of bytes, with `=` at the end where it belongs; there is room for one more.
pub(super) fn encode(data: &[u8]) -> Vec<u8> {
    let len = data.len().div_ceil(3) * 4;
    let mut out = Vec::with_capacity(len + 1);
    out.resize(len, b'=');
    let threes = data.chunks_exact(3);
    let rest = threes.remainder();
    let mut fours = out.chunks_exact_mut(4);
    for (three, four) in threes.zip(&mut fours) {
        let word = (three[0] as usize) << 16 | (three[1] as usize) << 8 | three[2] as usize;
        four[..2].copy_from_slice(&PAIRS[word >> 12]);
        four[2..].copy_from_slice(&PAIRS[word & 0xfff]);
    }
    if let (Some(four), Some(first)) = (fours.next(), rest.first()) {
        let word = (*first as usize) << 16 | rest.get(1).map_or(0, |b| (*b as usize) << 8);
        four[..2].copy_from_slice(&PAIRS[word >> 12]);
        if rest.len() == 2 {
            four[2] = PAIRS[word & 0xfff][0];
        }
    }
    out
}

/// The bytes of the characters up to the first group of four that has another one among them, and how many characters
/// those were.
pub(super) fn decode_plain(data: &[u8]) -> (Vec<u8>, usize) {
    let mut out = vec![0; data.len() / 4 * 3];
    let mut groups = 0;
    for (four, three) in data.chunks_exact(4).zip(out.chunks_exact_mut(3)) {
        let value = |i: usize| VALUES[four[i] as usize];
        let [a, b, c, d] = [value(0), value(1), value(2), value(3)];
        if a | b | c | d >= 64 {
            break;
        }
        three.copy_from_slice(&[a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
        groups += 1;
    }
    out.truncate(groups * 3);
    (out, groups * 4)
}
