//! Gives the linker scripts of the runtimes the memory map of the emulated machine.

use std::{env, fs, path::PathBuf};

/// `-M mps2-an385`, `-M mps2-an386`, and `-M microbit` with its memories raised.
const ARM: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x00000000, LENGTH = 1M
  RAM   : ORIGIN = 0x20000000, LENGTH = 256K
}
";

/// `-M virt`: RAM only; its start stands for flash, where `-bios none` begins.
const VIRT: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x80000000, LENGTH = 1M
  RAM   : ORIGIN = 0x80400000, LENGTH = 256K
}
REGION_ALIAS(\"REGION_TEXT\", FLASH);
REGION_ALIAS(\"REGION_RODATA\", FLASH);
REGION_ALIAS(\"REGION_DATA\", RAM);
REGION_ALIAS(\"REGION_BSS\", RAM);
REGION_ALIAS(\"REGION_HEAP\", RAM);
REGION_ALIAS(\"REGION_STACK\", RAM);
";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(microbit)");
    let target = env::var("TARGET").expect("cargo sets TARGET");
    let map = match target.as_str() {
        "thumbv6m-none-eabi" => {
            // Its clock is slower than that of the other machines.
            println!("cargo:rustc-cfg=microbit");
            ARM
        }
        "thumbv7m-none-eabi" | "thumbv7em-none-eabihf" => ARM,
        "riscv32imc-unknown-none-elf" => VIRT,
        _ => panic!("no machine for {target}: see firmware/machines.sh"),
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("memory.x"), map).expect("the build directory takes files");
    println!("cargo:rustc-link-search={}", out.display());
}
