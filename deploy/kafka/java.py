"""What one Apache Kafka broker needs to run: a Java, and the jars that pom.xml names."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h
JAVA_NEEDED = 17  # Apache Kafka 4 brokers run on Java 17 and later


def jars() -> Path:
    """Return the folder of the broker's jars, fetching them when the pom has changed or nothing is there."""
    pom = HERE / "pom.xml"
    lib = HERE / "lib" / hashlib.sha256(pom.read_bytes()).hexdigest()[:12]
    if lib.exists():
        return lib
    maven = shutil.which("mvn") or fail("Maven is missing. Install it: apt-get install maven, or brew install maven")
    fetched = HERE / "lib" / f"fetching-{os.getpid()}"
    say("fetching Apache Kafka from Maven Central")
    command = [maven, "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={fetched}"]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        shutil.rmtree(fetched, ignore_errors=True)
        fail("Maven could not fetch the jars (see above). Check the network, or the mirror in ~/.m2/settings.xml")
    try:
        fetched.rename(lib)
    except OSError:  # another `up` was faster
        shutil.rmtree(fetched)
    return lib


def find_java() -> str:
    """Return the path of a Java that can run the broker."""
    mend = f"Install Java {JAVA_NEEDED} or later: apt-get install openjdk-17-jre-headless, or brew install openjdk@17"
    home = os.environ.get("JAVA_HOME")
    java = (shutil.which("java", path=f"{home}/bin") if home else None) or shutil.which("java")
    if java is None:
        fail(f"Java is missing. {mend}")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < JAVA_NEEDED:
        fail(f"{java} is too old: {told.strip().splitlines()[0] if told.strip() else 'no version'}. {mend}")
    return java


def say(text: str) -> None:
    """Tell people; stdout is for the address."""
    print(text, file=sys.stderr)


def fail(text: str) -> NoReturn:
    """Tell what is wrong and how to mend it, and end."""
    say(text)
    sys.exit(UNAVAILABLE)
