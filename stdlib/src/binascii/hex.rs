//! Hexadecimal: a byte as two digits.

/// The digits of each byte.
static DIGITS: [[u8; 2]; 256] = {
    const ALL: &[u8; 16] = b"0123456789abcdef";
    let mut digits = [[0; 2]; 256];
    let mut i = 0;
    while i < 256 {
        digits[i] = [ALL[i >> 4], ALL[i & 15]];
        i += 1;
    }
    digits
};

/// The value of each digit, or 255.
const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut i = 0;
    while i < 16 {
        values[DIGITS[i][1] as usize] = i as u8;
        values[DIGITS[i][1].to_ascii_uppercase() as usize] = i as u8;
        i += 1;
    }
    values
};

/// The digits of bytes.
pub(super) fn encode(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0; data.len() * 2];
    for (b, two) in data.iter().zip(out.chunks_exact_mut(2)) {
        two.copy_from_slice(&DIGITS[*b as usize]);
    }
    out
}

/// The bytes of an even number of digits; `None`: there is something else among them.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0; text.len() / 2];
    for (two, b) in text.chunks_exact(2).zip(&mut out) {
        let (high, low) = (VALUES[two[0] as usize], VALUES[two[1] as usize]);
        if high | low >= 16 {
            return None;
        }
        *b = high << 4 | low;
    }
    Some(out)
}
