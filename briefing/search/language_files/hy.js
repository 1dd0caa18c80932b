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
finder.take("languages/hy", (() => {
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
["\u0580\u0578\u0580\u0564", 1],
["\u0565\u0580\u0578\u0580\u0564", 1, 1],
["\u0561\u056C\u056B", 1],
["\u0561\u056F\u056B", 1],
["\u0578\u0580\u0561\u056F", 1],
["\u0565\u0572", 1],
["\u0561\u056F\u0561\u0576", 1],
["\u0561\u0580\u0561\u0576", 1],
["\u0565\u0576", 1],
["\u0565\u056F\u0565\u0576", 1, 1],
["\u0565\u0580\u0565\u0576", 1, 2],
["\u0578\u0580\u0567\u0576", 1],
["\u056B\u0576", 1],
["\u0563\u056B\u0576", 1, 1],
["\u0578\u057E\u056B\u0576", 1, 2],
["\u056C\u0561\u0575\u0576", 1],
["\u057E\u0578\u0582\u0576", 1],
["\u057A\u0565\u057D", 1],
["\u056B\u057E", 1],
["\u0561\u057F", 1],
["\u0561\u057E\u0565\u057F", 1],
["\u056F\u0578\u057F", 1],
["\u0562\u0561\u0580", 1]
];
const a_1 = [
["\u0561", 1],
["\u0561\u0581\u0561", 1, 1],
["\u0565\u0581\u0561", 1, 2],
["\u057E\u0565", 1],
["\u0561\u0581\u0580\u056B", 1],
["\u0561\u0581\u056B", 1],
["\u0565\u0581\u056B", 1],
["\u057E\u0565\u0581\u056B", 1, 1],
["\u0561\u056C", 1],
["\u0568\u0561\u056C", 1, 1],
["\u0561\u0576\u0561\u056C", 1, 2],
["\u0565\u0576\u0561\u056C", 1, 3],
["\u0561\u0581\u0576\u0561\u056C", 1, 4],
["\u0565\u056C", 1],
["\u0568\u0565\u056C", 1, 1],
["\u0576\u0565\u056C", 1, 2],
["\u0581\u0576\u0565\u056C", 1, 1],
["\u0565\u0581\u0576\u0565\u056C", 1, 1],
["\u0579\u0565\u056C", 1, 5],
["\u057E\u0565\u056C", 1, 6],
["\u0561\u0581\u057E\u0565\u056C", 1, 1],
["\u0565\u0581\u057E\u0565\u056C", 1, 2],
["\u057F\u0565\u056C", 1, 9],
["\u0561\u057F\u0565\u056C", 1, 1],
["\u0578\u057F\u0565\u056C", 1, 2],
["\u056F\u0578\u057F\u0565\u056C", 1, 1],
["\u057E\u0561\u056E", 1],
["\u0578\u0582\u0574", 1],
["\u057E\u0578\u0582\u0574", 1, 1],
["\u0561\u0576", 1],
["\u0581\u0561\u0576", 1, 1],
["\u0561\u0581\u0561\u0576", 1, 1],
["\u0561\u0581\u0580\u056B\u0576", 1],
["\u0561\u0581\u056B\u0576", 1],
["\u0565\u0581\u056B\u0576", 1],
["\u057E\u0565\u0581\u056B\u0576", 1, 1],
["\u0561\u056C\u056B\u057D", 1],
["\u0565\u056C\u056B\u057D", 1],
["\u0561\u057E", 1],
["\u0561\u0581\u0561\u057E", 1, 1],
["\u0565\u0581\u0561\u057E", 1, 2],
["\u0561\u056C\u0578\u057E", 1],
["\u0565\u056C\u0578\u057E", 1],
["\u0561\u0580", 1],
["\u0561\u0581\u0561\u0580", 1, 1],
["\u0565\u0581\u0561\u0580", 1, 2],
["\u0561\u0581\u0580\u056B\u0580", 1],
["\u0561\u0581\u056B\u0580", 1],
["\u0565\u0581\u056B\u0580", 1],
["\u057E\u0565\u0581\u056B\u0580", 1, 1],
["\u0561\u0581", 1],
["\u0565\u0581", 1],
["\u0561\u0581\u0580\u0565\u0581", 1, 1],
["\u0561\u056C\u0578\u0582\u0581", 1],
["\u0565\u056C\u0578\u0582\u0581", 1],
["\u0561\u056C\u0578\u0582", 1],
["\u0565\u056C\u0578\u0582", 1],
["\u0561\u0584", 1],
["\u0581\u0561\u0584", 1, 1],
["\u0561\u0581\u0561\u0584", 1, 1],
["\u0561\u0581\u0580\u056B\u0584", 1],
["\u0561\u0581\u056B\u0584", 1],
["\u0565\u0581\u056B\u0584", 1],
["\u057E\u0565\u0581\u056B\u0584", 1, 1],
["\u0561\u0576\u0584", 1],
["\u0581\u0561\u0576\u0584", 1, 1],
["\u0561\u0581\u0561\u0576\u0584", 1, 1],
["\u0561\u0581\u0580\u056B\u0576\u0584", 1],
["\u0561\u0581\u056B\u0576\u0584", 1],
["\u0565\u0581\u056B\u0576\u0584", 1],
["\u057E\u0565\u0581\u056B\u0576\u0584", 1, 1]
];
const a_2 = [
["\u0578\u0580\u0564", 1],
["\u0578\u0582\u0575\u0569", 1],
["\u0578\u0582\u0570\u056B", 1],
["\u0581\u056B", 1],
["\u056B\u056C", 1],
["\u0561\u056F", 1],
["\u0575\u0561\u056F", 1, 1],
["\u0561\u0576\u0561\u056F", 1, 2],
["\u056B\u056F", 1],
["\u0578\u0582\u056F", 1],
["\u0561\u0576", 1],
["\u057A\u0561\u0576", 1, 1],
["\u057D\u057F\u0561\u0576", 1, 2],
["\u0561\u0580\u0561\u0576", 1, 3],
["\u0565\u0572\u0567\u0576", 1],
["\u0575\u0578\u0582\u0576", 1],
["\u0578\u0582\u0569\u0575\u0578\u0582\u0576", 1, 1],
["\u0561\u056E\u0578", 1],
["\u056B\u0579", 1],
["\u0578\u0582\u057D", 1],
["\u0578\u0582\u057D\u057F", 1],
["\u0563\u0561\u0580", 1],
["\u057E\u0578\u0580", 1],
["\u0561\u057E\u0578\u0580", 1, 1],
["\u0578\u0581", 1],
["\u0561\u0576\u0585\u0581", 1],
["\u0578\u0582", 1],
["\u0584", 1],
["\u0579\u0565\u0584", 1, 1],
["\u056B\u0584", 1, 2],
["\u0561\u056C\u056B\u0584", 1, 1],
["\u0561\u0576\u056B\u0584", 1, 2],
["\u057E\u0561\u056E\u0584", 1, 5],
["\u0578\u0582\u0575\u0584", 1, 6],
["\u0565\u0576\u0584", 1, 7],
["\u0578\u0576\u0584", 1, 8],
["\u0578\u0582\u0576\u0584", 1, 9],
["\u0574\u0578\u0582\u0576\u0584", 1, 1],
["\u056B\u0579\u0584", 1, 11],
["\u0561\u0580\u0584", 1, 12]
];
const a_3 = [
["\u057D\u0561", 1],
["\u057E\u0561", 1],
["\u0561\u0574\u0562", 1],
["\u0564", 1],
["\u0561\u0576\u0564", 1, 1],
["\u0578\u0582\u0569\u0575\u0561\u0576\u0564", 1, 1],
["\u057E\u0561\u0576\u0564", 1, 2],
["\u0578\u057B\u0564", 1, 4],
["\u0565\u0580\u0564", 1, 5],
["\u0576\u0565\u0580\u0564", 1, 1],
["\u0578\u0582\u0564", 1, 7],
["\u0568", 1],
["\u0561\u0576\u0568", 1, 1],
["\u0578\u0582\u0569\u0575\u0561\u0576\u0568", 1, 1],
["\u057E\u0561\u0576\u0568", 1, 2],
["\u0578\u057B\u0568", 1, 4],
["\u0565\u0580\u0568", 1, 5],
["\u0576\u0565\u0580\u0568", 1, 1],
["\u056B", 1],
["\u057E\u056B", 1, 1],
["\u0565\u0580\u056B", 1, 2],
["\u0576\u0565\u0580\u056B", 1, 1],
["\u0561\u0576\u0578\u0582\u0574", 1],
["\u0565\u0580\u0578\u0582\u0574", 1],
["\u0576\u0565\u0580\u0578\u0582\u0574", 1, 1],
["\u0576", 1],
["\u0561\u0576", 1, 1],
["\u0578\u0582\u0569\u0575\u0561\u0576", 1, 1],
["\u057E\u0561\u0576", 1, 2],
["\u056B\u0576", 1, 4],
["\u0565\u0580\u056B\u0576", 1, 1],
["\u0576\u0565\u0580\u056B\u0576", 1, 1],
["\u0578\u0582\u0569\u0575\u0561\u0576\u0576", 1, 7],
["\u0565\u0580\u0576", 1, 8],
["\u0576\u0565\u0580\u0576", 1, 1],
["\u0578\u0582\u0576", 1, 10],
["\u0578\u057B", 1],
["\u0578\u0582\u0569\u0575\u0561\u0576\u057D", 1],
["\u057E\u0561\u0576\u057D", 1],
["\u0578\u057B\u057D", 1],
["\u0578\u057E", 1],
["\u0561\u0576\u0578\u057E", 1, 1],
["\u057E\u0578\u057E", 1, 2],
["\u0565\u0580\u0578\u057E", 1, 3],
["\u0576\u0565\u0580\u0578\u057E", 1, 1],
["\u0565\u0580", 1],
["\u0576\u0565\u0580", 1, 1],
["\u0581", 1],
["\u056B\u0581", 1, 1],
["\u057E\u0561\u0576\u056B\u0581", 1, 1],
["\u0578\u057B\u056B\u0581", 1, 2],
["\u057E\u056B\u0581", 1, 3],
["\u0565\u0580\u056B\u0581", 1, 4],
["\u0576\u0565\u0580\u056B\u0581", 1, 1],
["\u0581\u056B\u0581", 1, 6],
["\u0578\u0581", 1, 8],
["\u0578\u0582\u0581", 1, 9]
];
const  g_v = [209, 4, 128, 0, 18];

class Stemmer extends BaseStemmer {
#stem() {
let  I_p2;
let  I_pV;
lab0: {
I_pV = this.limit;
I_p2 = this.limit;
const  v_1 = this.c;
lab1: {
if (!this.go_out_grouping(g_v, 1377, 1413)) break lab1;
this.c++;
I_pV = this.c;
if (!this.go_in_grouping(g_v, 1377, 1413)) break lab1;
this.c++;
if (!this.go_out_grouping(g_v, 1377, 1413)) break lab1;
this.c++;
if (!this.go_in_grouping(g_v, 1377, 1413)) break lab1;
this.c++;
I_p2 = this.c;
}
this.c = v_1;
}
this.limit_backward = this.c; this.c = this.limit;
if (this.c < I_pV) return false;
const  v_2 = this.limit_backward;
this.limit_backward = I_pV;
const  v_3 = this.limit - this.c;
lab2: {
this.ket = this.c;
if (this.find_among_b(a_3) === 0) break lab2;
this.bra = this.c;
if ((I_p2 > this.c)) break lab2;
this.slice_del();
}
this.c = this.limit - v_3;
const  v_4 = this.limit - this.c;
lab3: {
this.ket = this.c;
if (this.find_among_b(a_1) === 0) break lab3;
this.bra = this.c;
this.slice_del();
}
this.c = this.limit - v_4;
const  v_5 = this.limit - this.c;
lab4: {
this.ket = this.c;
if (this.find_among_b(a_0) === 0) break lab4;
this.bra = this.c;
this.slice_del();
}
this.c = this.limit - v_5;
const  v_6 = this.limit - this.c;
lab5: {
this.ket = this.c;
if (this.find_among_b(a_2) === 0) break lab5;
this.bra = this.c;
this.slice_del();
}
this.c = this.limit - v_6;
this.limit_backward = v_2;
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
months: "հունվարի|հունվար|հնվ,փետրվարի|փետրվար|փտվ,մարտի|մարտ|մրտ,ապրիլի|ապրիլ|ապր,մայիսի|մայիս|մյս,հունիսի|հունիս|հնս,հուլիսի|հուլիս|հլս,օգոստոսի|օգոստոս|օգս,սեպտեմբերի|սեպտեմբեր|սեպ,հոկտեմբերի|հոկտեմբեր|հոկ,նոյեմբերի|նոյեմբեր|նոյ,դեկտեմբերի|դեկտեմբեր|դեկ",
dates: "{d} {M}, {y}|{d} {M}|{y} թ․ {M}",
};
})());
