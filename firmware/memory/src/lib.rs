//! For build scripts: gives the linker scripts of the runtimes the memory map of an emulated machine.

use std::{env, fs, path::PathBuf};

/// Flash at 0, as on the ARM boards.
const ARM: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x00000000, LENGTH = <flash>K
  RAM   : ORIGIN = 0x20000000, LENGTH = <ram>K
}
";

/// `-M virt` has RAM only; its start, where `-bios none` begins, stands for flash.
const VIRT: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x80000000, LENGTH = <flash>K
  RAM   : ORIGIN = 0x80400000, LENGTH = <ram>K
}
REGION_ALIAS(\"REGION_TEXT\", FLASH);
REGION_ALIAS(\"REGION_RODATA\", FLASH);
REGION_ALIAS(\"REGION_DATA\", RAM);
REGION_ALIAS(\"REGION_BSS\", RAM);
REGION_ALIAS(\"REGION_HEAP\", RAM);
REGION_ALIAS(\"REGION_STACK\", RAM);
";

/// Writes `memory.x` for the target that is built, with so many KB of each.
pub fn write(flash: u32, ram: u32) {
    let target = env::var("TARGET").expect("cargo sets TARGET");
    let map = if target.starts_with("riscv32") {
        VIRT
    } else {
        ARM
    };
    let map = map
        .replace("<flash>", &flash.to_string())
        .replace("<ram>", &ram.to_string());
    script("memory.x", &map);
}

/// Writes a file where the linker looks for its scripts.
pub fn script(name: &str, text: &str) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join(name), text).expect("the build directory takes files");
    println!("cargo:rustc-link-search={}", out.display());
}
