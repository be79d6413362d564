"use strict";
(function () {
  var body = document.body, words = body.dataset, key = "beiandesk.fill-in." + words.filing, ticked = {};
  body.classList.add("scripted");
  // A page opened from a folder may be refused storage; then ticks last as long as the page.
  try { ticked = JSON.parse(localStorage.getItem(key)) || {}; } catch (e) { ticked = {}; }
  function keep() { try { localStorage.setItem(key, JSON.stringify(ticked)); } catch (e) { return; } }
  var boxes = Array.prototype.slice.call(document.querySelectorAll("input[data-tick]"));
  function show() {
    var done = 0;
    boxes.forEach(function (box) {
      box.checked = ticked[box.dataset.tick] === true;
      if (box.checked) { done++; }
      box.closest(".line").classList.toggle("done", box.checked);
    });
    document.getElementById("done").textContent = done;
    document.getElementById("all").textContent = boxes.length;
    document.getElementById("bar").max = boxes.length;
    document.getElementById("bar").value = done;
  }
  boxes.forEach(function (box) {
    box.addEventListener("change", function () {
      if (box.checked) { ticked[box.dataset.tick] = true; } else { delete ticked[box.dataset.tick]; }
      keep(); show();
    });
  });
  document.getElementById("reset").addEventListener("click", function () { ticked = {}; keep(); show(); });
  function byHand(text) {
    var area = document.createElement("textarea"), ok = false;
    area.value = text; area.readOnly = true; area.className = "shown";
    body.appendChild(area); area.select();
    try { ok = document.execCommand("copy"); } catch (e) { ok = false; }
    body.removeChild(area);
    return ok;
  }
  function say(button, ok) {
    button.textContent = ok ? words.copied : words.failed;
    button.classList.toggle("ok", ok);
    setTimeout(function () { button.textContent = words.copy; button.classList.remove("ok"); }, 1500);
  }
  Array.prototype.forEach.call(document.querySelectorAll("button.copy"), function (button) {
    button.addEventListener("click", function () {
      var text = button.dataset.value;
      if (!navigator.clipboard || !navigator.clipboard.writeText) { say(button, byHand(text)); return; }
      navigator.clipboard.writeText(text).then(function () { say(button, true); }, function () { say(button, byHand(text)); });
    });
  });
  function file(img) {
    var raw = atob(img.src.slice(img.src.indexOf(",") + 1)), bytes = new Uint8Array(raw.length), i;
    for (i = 0; i < raw.length; i++) { bytes[i] = raw.charCodeAt(i); }
    return new File([bytes], img.dataset.name, { type: img.dataset.type });
  }
  // The browser itself hands a dragged picture to another window as a file of its bytes, under a name of its own; the address
  // for a download is for folders.
  Array.prototype.forEach.call(document.querySelectorAll("img[data-name]"), function (img) {
    img.addEventListener("dragstart", function (event) {
      var data = event.dataTransfer;
      data.effectAllowed = "copy";
      data.setData("DownloadURL", img.dataset.type + ":" + img.dataset.name + ":" + img.src);
    });
    var save = img.parentNode.querySelector("button.save");
    save.addEventListener("click", function () {
      var link = document.createElement("a"), address = URL.createObjectURL(file(img));
      link.href = address; link.download = img.dataset.name;
      body.appendChild(link); link.click(); body.removeChild(link);
      setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
    });
  });
  show();
}());
