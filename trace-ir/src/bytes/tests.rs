use super::{DecodeError, HEADER_BYTES, content_key, decode, encode};
use crate::parse::parse;
use crate::verify::{Place, Rule, Violation};

const TEXT: &str = "
    snap s0 = before x0@0{r0=%0}
    b0:
      %0 = load_reg r0 @frame
      %1 = is_int %0
      %2: guard_true %1 !s0
      return %0";

#[test]
fn a_unit_survives_the_trip() {
    let unit = parse(TEXT).expect("text parses");
    let bytes = encode(&unit);
    assert_eq!(decode(&bytes), Ok(unit.clone()));
    assert_eq!(
        content_key(&unit),
        content_key(&decode(&bytes).expect("decodes"))
    );
    let mut other = unit.clone();
    other.root_pc = 1;
    assert_ne!(content_key(&unit), content_key(&other));
}

#[test]
fn foreign_broken_and_invalid_bytes_are_refused() {
    let unit = parse(TEXT).expect("text parses");
    let bytes = encode(&unit);
    for len in 0..bytes.len() {
        assert!(decode(&bytes[..len]).is_err(), "{len} bytes");
    }
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x81;
        let expected = match at {
            0..4 => Some(DecodeError::NotAUnit),
            4..HEADER_BYTES => Some(DecodeError::Version),
            _ => None,
        };
        match decode(&flipped) {
            // Some flips give another valid unit; a checksum stands in front of these bytes.
            Ok(other) => assert_ne!(other, unit),
            Err(error) => assert!(expected.is_none_or(|e| e == error), "byte {at}: {error}"),
        }
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(decode(&longer), Err(DecodeError::Malformed));
    let mut invalid = unit;
    invalid.snapshots[0].frames.clear();
    let (at, rule) = (Place::Snap(crate::SnapId(0)), Rule::FrameChain);
    let violation = Violation { at, rule };
    assert_eq!(
        decode(&encode(&invalid)),
        Err(DecodeError::Invalid(violation))
    );
}
