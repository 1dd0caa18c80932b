/*! tools/make_search_languages.py wrote this file. Do not edit it.
The stemmer and the stop words are of Snowball 3.1.1, https://snowballstem.org:

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006-2025, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
finder.take("languages/hi", (() => {
"use strict";
class BaseStemmer {
constructor() {
this.current = '';
this.c = 0;
this.limit = 0;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
this.af = 0;
}
setCurrent(value) {
this.current = value;
this.c = 0;
this.limit = this.current.length;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
}
getCurrent() {
return this.current;
}
in_grouping_b(s, min, max) {
if (this.c <= this.limit_backward) return false;
let ch = this.current.charCodeAt(this.c - 1);
if (ch > max || ch < min) return false;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) return false;
this.c--;
return true;
}
find_among_b(v, call_among_func) {
let i = 0;
let j = v.length
const c = this.c;
const lb = this.limit_backward;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j;
const w = v[k];
const s =  (w[0]);
for (let i2 = s.length - 1 - common; i2 >= 0; i2--) {
if (c - common === lb) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c - 1 - common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break;
if (j === i) break;
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c - len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c - len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
#replace_s(c_bra, c_ket, s) {
const adjustment = s.length - (c_ket - c_bra);
this.current = this.current.slice(0, c_bra) + s + this.current.slice(c_ket);
this.limit += adjustment;
if (this.c >= c_ket) this.c += adjustment;
else if (this.c > c_bra) this.c = c_bra;
return adjustment;
}
#slice_check() {
console.assert(this.bra >= 0);
console.assert(this.bra <= this.ket);
console.assert(this.ket <= this.limit);
console.assert(this.limit <= this.current.length);
}
slice_from(s) {
this.#slice_check();
this.#replace_s(this.bra, this.ket, s);
this.ket = this.bra + s.length;
}
slice_del() {
this.slice_from("");
}
}
const a_0 = [
["\u0906\u0901", -1],
["\u093E\u0901", -1],
["\u0907\u092F\u093E\u0901", -1, 1],
["\u0906\u0907\u092F\u093E\u0901", -1, 1],
["\u093E\u0907\u092F\u093E\u0901", -1, 2],
["\u093F\u092F\u093E\u0901", -1, 4],
["\u0906\u0902", -1],
["\u0909\u0906\u0902", -1, 1],
["\u0941\u0906\u0902", -1, 2],
["\u0908\u0902", -1],
["\u0906\u0908\u0902", -1, 1],
["\u093E\u0908\u0902", -1, 2],
["\u090F\u0902", -1],
["\u0906\u090F\u0902", -1, 1],
["\u0909\u090F\u0902", -1, 2],
["\u093E\u090F\u0902", -1, 3],
["\u0924\u093E\u090F\u0902", -1, 1, 1],
["\u0905\u0924\u093E\u090F\u0902", -1, 1],
["\u0928\u093E\u090F\u0902", -1, 3, 1],
["\u0905\u0928\u093E\u090F\u0902", -1, 1],
["\u0941\u090F\u0902", -1, 8],
["\u0913\u0902", -1],
["\u0906\u0913\u0902", -1, 1],
["\u0909\u0913\u0902", -1, 2],
["\u093E\u0913\u0902", -1, 3],
["\u0924\u093E\u0913\u0902", -1, 1, 1],
["\u0905\u0924\u093E\u0913\u0902", -1, 1],
["\u0928\u093E\u0913\u0902", -1, 3, 1],
["\u0905\u0928\u093E\u0913\u0902", -1, 1],
["\u0941\u0913\u0902", -1, 8],
["\u093E\u0902", -1],
["\u0907\u092F\u093E\u0902", -1, 1],
["\u0906\u0907\u092F\u093E\u0902", -1, 1],
["\u093E\u0907\u092F\u093E\u0902", -1, 2],
["\u093F\u092F\u093E\u0902", -1, 4],
["\u0940\u0902", -1],
["\u0924\u0940\u0902", -1, 1, 1],
["\u0905\u0924\u0940\u0902", -1, 1],
["\u0906\u0924\u0940\u0902", -1, 2],
["\u093E\u0924\u0940\u0902", -1, 3],
["\u0947\u0902", -1],
["\u094B\u0902", -1],
["\u0907\u092F\u094B\u0902", -1, 1],
["\u0906\u0907\u092F\u094B\u0902", -1, 1],
["\u093E\u0907\u092F\u094B\u0902", -1, 2],
["\u093F\u092F\u094B\u0902", -1, 4],
["\u0905", -1],
["\u0906", -1],
["\u0907", -1],
["\u0908", -1],
["\u0906\u0908", -1, 1],
["\u093E\u0908", -1, 2],
["\u0909", -1],
["\u090A", -1],
["\u090F", -1],
["\u0906\u090F", -1, 1],
["\u0907\u090F", -1, 2],
["\u0906\u0907\u090F", -1, 1],
["\u093E\u0907\u090F", -1, 2],
["\u093E\u090F", -1, 5],
["\u093F\u090F", -1, 6],
["\u0913", -1],
["\u0906\u0913", -1, 1],
["\u093E\u0913", -1, 2],
["\u0915\u0930", -1, 0, 1],
["\u0905\u0915\u0930", -1, 1],
["\u0906\u0915\u0930", -1, 2],
["\u093E\u0915\u0930", -1, 3],
["\u093E", -1],
["\u090A\u0902\u0917\u093E", -1, 1],
["\u0906\u090A\u0902\u0917\u093E", -1, 1],
["\u093E\u090A\u0902\u0917\u093E", -1, 2],
["\u0942\u0902\u0917\u093E", -1, 4],
["\u090F\u0917\u093E", -1, 5],
["\u0906\u090F\u0917\u093E", -1, 1],
["\u093E\u090F\u0917\u093E", -1, 2],
["\u0947\u0917\u093E", -1, 8],
["\u0924\u093E", -1, 9, 1],
["\u0905\u0924\u093E", -1, 1],
["\u0906\u0924\u093E", -1, 2],
["\u093E\u0924\u093E", -1, 3],
["\u0928\u093E", -1, 13, 1],
["\u0905\u0928\u093E", -1, 1],
["\u0906\u0928\u093E", -1, 2],
["\u093E\u0928\u093E", -1, 3],
["\u0906\u092F\u093E", -1, 17],
["\u093E\u092F\u093E", -1, 18],
["\u093F", -1],
["\u0940", -1],
["\u090A\u0902\u0917\u0940", -1, 1],
["\u0906\u090A\u0902\u0917\u0940", -1, 1],
["\u093E\u090A\u0902\u0917\u0940", -1, 2],
["\u090F\u0902\u0917\u0940", -1, 4],
["\u0906\u090F\u0902\u0917\u0940", -1, 1],
["\u093E\u090F\u0902\u0917\u0940", -1, 2],
["\u0942\u0902\u0917\u0940", -1, 7],
["\u0947\u0902\u0917\u0940", -1, 8],
["\u090F\u0917\u0940", -1, 9],
["\u0906\u090F\u0917\u0940", -1, 1],
["\u093E\u090F\u0917\u0940", -1, 2],
["\u0913\u0917\u0940", -1, 12],
["\u0906\u0913\u0917\u0940", -1, 1],
["\u093E\u0913\u0917\u0940", -1, 2],
["\u0947\u0917\u0940", -1, 15],
["\u094B\u0917\u0940", -1, 16],
["\u0924\u0940", -1, 17, 1],
["\u0905\u0924\u0940", -1, 1],
["\u0906\u0924\u0940", -1, 2],
["\u093E\u0924\u0940", -1, 3],
["\u0928\u0940", -1, 21, 1],
["\u0905\u0928\u0940", -1, 1],
["\u0941", -1],
["\u0942", -1],
["\u0947", -1],
["\u090F\u0902\u0917\u0947", -1, 1],
["\u0906\u090F\u0902\u0917\u0947", -1, 1],
["\u093E\u090F\u0902\u0917\u0947", -1, 2],
["\u0947\u0902\u0917\u0947", -1, 4],
["\u0913\u0917\u0947", -1, 5],
["\u0906\u0913\u0917\u0947", -1, 1],
["\u093E\u0913\u0917\u0947", -1, 2],
["\u094B\u0917\u0947", -1, 8],
["\u0924\u0947", -1, 9, 1],
["\u0905\u0924\u0947", -1, 1],
["\u0906\u0924\u0947", -1, 2],
["\u093E\u0924\u0947", -1, 3],
["\u0928\u0947", -1, 13, 1],
["\u0905\u0928\u0947", -1, 1],
["\u0906\u0928\u0947", -1, 2],
["\u093E\u0928\u0947", -1, 3],
["\u094B", -1],
["\u094D", -1]
];
const  g_consonant = [255, 255, 255, 255, 159, 0, 0, 0, 248, 7];

class Stemmer extends BaseStemmer {
#r_CONSONANT() {
return this.in_grouping_b(g_consonant, 2325, 2399);
}
#stem() {
if (this.c >= this.limit) return false;
this.c++;
this.limit_backward = this.c; this.c = this.limit;
this.ket = this.c;
if (this.find_among_b(a_0, this.#r_CONSONANT) === 0) return false;
this.bra = this.c;
this.slice_del();
this.c = this.limit_backward;
return true;
}
stem(input) {
this.setCurrent(input);
this.#stem();
return this.getCurrent();
}
stemWord = this.stem;
}
const stemmer = new Stemmer();
return {
stem: (word) => stemmer.stemWord(word),
months: "जनवरी|जन॰,फ़रवरी|फ़र॰,मार्च,अप्रैल,मई,जून,जुलाई|जुल॰,अगस्त|अग॰,सितंबर|सित॰,अक्टूबर|अक्टू॰,नवंबर|नव॰,दिसंबर|दिस॰",
dates: "{d} {M} {y}|{d} {M}|{M} {y}",
};
})());
