//! Names for compiled code, as `perf` reads them from `/tmp/perf-PID.map`.

use crate::Code;

/// One line of a perf map: start address and size in hexadecimal, then the name.
pub fn map_line(code: &Code, name: &str) -> String {
    let name = name.replace(['\n', '\r'], " ");
    format!("{:x} {:x} {name}\n", code.address(), code.bytes().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CodeMemory;

    #[test]
    fn a_name_stays_on_its_line() {
        let memory = CodeMemory::with_capacity(4096, 4096).expect("mapping");
        let code = memory.draft(100).expect("room").publish();
        let line = map_line(&code, "loop\nf");
        assert_eq!(line, format!("{:x} 80 loop f\n", code.address()));
    }
}
