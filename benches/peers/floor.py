"""What it costs to write the same files and nothing else: `floor.py SITE COPY` prints cpu seconds.

A hundred files are read, and then written with the clock running; reading does not count.
"""
import os
import sys
import time

TOGETHER = 100


def main(site, copy):
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(site) for name in names]
    made, spent = set(), 0.0
    for first in range(0, len(paths), TOGETHER):
        files = []
        for path in paths[first : first + TOGETHER]:
            with open(path, "rb") as file:
                files.append((os.path.join(copy, os.path.relpath(path, site)), file.read()))
        start = time.process_time()
        for path, content in files:
            write(path, content, made)
        spent += time.process_time() - start
    print(spent)


def write(path, content, made):
    folder = os.path.dirname(path)
    if folder not in made:
        os.makedirs(folder, exist_ok=True)
        made.add(folder)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(file, content)
    os.close(file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
