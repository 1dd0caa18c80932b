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
finder.take("languages/sv", (() => {
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
go_in_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min)
return true;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0)
return true;
this.c++;
}
return false;
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
go_out_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch <= max && ch >= min) {
ch -= min;
if ((s[ch >>> 3] & (0X1 << (ch & 0x7))) !== 0) {
return true;
}
}
this.c++;
}
return false;
}
out_grouping_b(s, min, max) {
if (this.c <= this.limit_backward) return false;
let ch = this.current.charCodeAt(this.c - 1);
if (ch > max || ch < min) {
this.c--;
return true;
}
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) {
this.c--;
return true;
}
return false;
}
eq_s_b(s) {
if (this.c - this.limit_backward < s.length) return false;
if (!this.current.endsWith(s, this.c)) return false;
this.c -= s.length;
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
["fab", -1],
["h", -1],
["pak", -1],
["rak", -1],
["stak", -1],
["kom", -1],
["iet", -1],
["cit", -1],
["dit", -1],
["alit", -1],
["ilit", -1],
["mit", -1],
["nit", -1],
["pit", -1],
["rit", -1],
["sit", -1],
["tit", -1],
["uit", -1],
["ivit", -1],
["kvit", -1],
["xit", -1]
];
const a_1 = [
["a", 1],
["arna", 1, 1],
["erna", 1, 2],
["heterna", 1, 1],
["orna", 1, 4],
["ad", 1],
["e", 1],
["ade", 1, 1],
["ande", 1, 2],
["arne", 1, 3],
["are", 1, 4],
["aste", 1, 5],
["en", 1],
["anden", 1, 1],
["aren", 1, 2],
["heten", 1, 3],
["ern", 1],
["ar", 1],
["er", 1],
["heter", 1, 1],
["or", 1],
["s", 2],
["as", 1, 1],
["arnas", 1, 1],
["ernas", 1, 2],
["ornas", 1, 3],
["es", 1, 5],
["ades", 1, 1],
["andes", 1, 2],
["ens", 1, 8],
["arens", 1, 1],
["hetens", 1, 2],
["erns", 1, 11],
["at", 1],
["et", 3],
["andet", 1, 1],
["het", 1, 2],
["ast", 1]
];
const a_2 = [
["dd", -1],
["gd", -1],
["nn", -1],
["dt", -1],
["gt", -1],
["kt", -1],
["tt", -1]
];
const a_3 = [
["ig", 1],
["lig", 1, 1],
["els", 1],
["fullt", 3],
["\u00F6st", 2]
];
const  g_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 32];
const  g_s_ending = [119, 127, 149];
const  g_ost_ending = [173, 58];

class Stemmer extends BaseStemmer {
#r_et_condition() {
const  v_1 = this.limit - this.c;
if (!(this.out_grouping_b(g_v, 97, 246))) return false;
if (!(this.in_grouping_b(g_v, 97, 246))) return false;
if ((this.c <= this.limit_backward)) return false;
this.c = this.limit - v_1;
{
const  v_2 = this.limit - this.c;
lab0: {
if (this.find_among_b(a_0) === 0) break lab0;
return false;
}
this.c = this.limit - v_2;
}
return true;
}
#stem() {
let  a;
let  I_x;
let  I_p1;
const  v_1 = this.c;
lab0: {
I_p1 = this.limit;
const  v_2 = this.c;
if (this.c + 3 > this.limit) break lab0;
this.c += 3;
I_x = this.c;
this.c = v_2;
if (!this.go_out_grouping(g_v, 97, 246)) break lab0;
this.c++;
if (!this.go_in_grouping(g_v, 97, 246)) break lab0;
this.c++;
I_p1 = this.c;
lab1: {
if ((I_p1 >= I_x)) break lab1;
I_p1 = I_x;
}
}
this.c = v_1;
this.limit_backward = this.c; this.c = this.limit;
const  v_3 = this.limit - this.c;
lab2: {
if (this.c < I_p1) break lab2;
const  v_4 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
a = this.find_among_b(a_1);
if (a === 0) {
this.limit_backward = v_4;
break lab2;
}
this.bra = this.c;
this.limit_backward = v_4;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
lab3: {
const  v_5 = this.limit - this.c;
lab4: {
if (!(this.eq_s_b("et"))) break lab4;
if (!this.#r_et_condition()) break lab4;
this.bra = this.c;
break lab3;
}
this.c = this.limit - v_5;
if (!(this.in_grouping_b(g_s_ending, 98, 121))) break lab2;
}
this.slice_del();
break;
}
case 3: {
if (!this.#r_et_condition()) break lab2;
this.slice_del();
break;
}
}
}
this.c = this.limit - v_3;
const  v_6 = this.limit - this.c;
lab5: {
if (this.c < I_p1) break lab5;
const  v_7 = this.limit_backward;
this.limit_backward = I_p1;
const  v_8 = this.limit - this.c;
if (this.find_among_b(a_2) === 0) {
this.limit_backward = v_7;
break lab5;
}
this.c = this.limit - v_8;
this.ket = this.c;
if (this.c <= this.limit_backward) {
this.limit_backward = v_7;
break lab5;
}
this.c--;
this.bra = this.c;
this.slice_del();
this.limit_backward = v_7;
}
this.c = this.limit - v_6;
const  v_9 = this.limit - this.c;
lab6: {
if (this.c < I_p1) break lab6;
const  v_10 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
a = this.find_among_b(a_3);
if (a === 0) {
this.limit_backward = v_10;
break lab6;
}
this.bra = this.c;
this.limit_backward = v_10;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
if (!(this.in_grouping_b(g_ost_ending, 105, 118))) break lab6;
this.slice_from("\u00F6s");
break;
}
case 3: {
this.slice_from("full");
break;
}
}
}
this.c = this.limit - v_9;
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
stop: "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än dig kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje vilka ditt vem vilket sitt sådana vart dina vars vårt våra ert era vilkas",
months: "januari|jan,februari|feb,mars,april|apr,maj,juni,juli,augusti|aug,september|sep,oktober|okt,november|nov,december|dec",
dates: "{d} {M} {y}|{d} {M}|{M} {y}",
compounds: true,
};
})());
