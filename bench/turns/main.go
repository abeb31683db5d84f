//go:build unix

// turns runs commands one after another, again and again, and prints for each
// the medians of wall time, processor time and peak memory, and how they stand
// to those of the first. As the commands take turns, whatever else the machine
// does meets all of them alike.
//
//	turns -n 5 -clean DIR 'hugo=hugo -s a -d DIR' 'dossier=dossier -C b build -o DIR'
//
// A command is a name, an equals sign and words parted by blanks. The folder of
// -clean is removed before each run, outside the time that is measured.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	n := flag.Int("n", 5, "runs of each command")
	clean := flag.String("clean", "", "a folder to remove before each run")
	second := flag.Bool("second", false, "run each command twice and measure the second run")
	flag.Parse()
	commands := flag.Args()
	if *n < 1 || len(commands) == 0 {
		flag.Usage()
		os.Exit(2)
	}
	runs := make([][]cost, len(commands))
	for range *n {
		for i, c := range commands {
			got, err := measure(c, *clean, *second)
			if err != nil {
				fmt.Fprintf(os.Stderr, "turns: %s: %v\n", c, err)
				os.Exit(1)
			}
			runs[i] = append(runs[i], got)
		}
	}
	report(commands, runs)
}

// cost is what one run took.
type cost struct {
	wall, cpu float64 // seconds
	memory    float64 // peak resident memory in MB
}

func measure(command, clean string, twice bool) (cost, error) {
	if clean != "" {
		if err := os.RemoveAll(clean); err != nil {
			return cost{}, err
		}
	}
	if twice {
		if _, err := run(command); err != nil {
			return cost{}, err
		}
	}
	return run(command)
}

func run(command string) (cost, error) {
	_, line, _ := strings.Cut(command, "=")
	words := strings.Fields(line)
	if len(words) == 0 {
		return cost{}, fmt.Errorf("no command")
	}
	c := exec.Command(words[0], words[1:]...)
	var out strings.Builder
	c.Stdout, c.Stderr = &out, &out
	began := time.Now()
	if err := c.Run(); err != nil {
		return cost{}, fmt.Errorf("%w\n%.2000s", err, out.String())
	}
	took := cost{wall: time.Since(began).Seconds(), cpu: (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		took.memory = float64(u.Maxrss) / 1024
	}
	return took, nil
}

func report(commands []string, runs [][]cost) {
	fmt.Println("| | wall s | least–most | CPU s | peak MB | wall to first | CPU to first |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	first := cost{median(runs[0], cost.ofWall), median(runs[0], cost.ofCPU), 0}
	for i, c := range commands {
		name, _, _ := strings.Cut(c, "=")
		list := runs[i]
		wall, cpu := median(list, cost.ofWall), median(list, cost.ofCPU)
		least := slices.MinFunc(list, func(a, b cost) int { return cmp.Compare(a.wall, b.wall) }).wall
		most := slices.MaxFunc(list, func(a, b cost) int { return cmp.Compare(a.wall, b.wall) }).wall
		fmt.Printf("| %s | %.2f | %.2f–%.2f | %.2f | %.0f | %.2f | %.2f |\n", name, wall, least, most, cpu, median(list, cost.ofMemory), wall/first.wall, cpu/first.cpu)
	}
}

func (c cost) ofWall() float64   { return c.wall }
func (c cost) ofCPU() float64    { return c.cpu }
func (c cost) ofMemory() float64 { return c.memory }

func median(list []cost, of func(cost) float64) float64 {
	values := make([]float64, len(list))
	for i, c := range list {
		values[i] = of(c)
	}
	slices.Sort(values)
	half := len(values) / 2
	if len(values)%2 == 0 {
		return (values[half-1] + values[half]) / 2
	}
	return values[half]
}
